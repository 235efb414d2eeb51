/** Why the embedded PostgreSQL could not be started. */
export type EmbeddedPostgresReason =
  | "unsupported-platform"
  | "in-use"
  | "port-taken"
  | "disk-full"
  | "not-permitted"
  | "other-version"
  | "failed";

/** Says in `message`, for the person at the keyboard, what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly reason: EmbeddedPostgresReason;

  constructor(reason: EmbeddedPostgresReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

const OTHERWISE = "or set DATABASE_URL to a PostgreSQL 15 or newer of your own";

const KNOWN: [RegExp, EmbeddedPostgresReason, string][] = [
  [
    /No space left on device|ENOSPC|Check free disk space/,
    "disk-full",
    "the disk is full; make room and start again",
  ],
  [
    /Address already in use|could not bind/,
    "port-taken",
    "its port is taken by another program; choose another one, or none, to get a free one",
  ],
  [
    /error while loading shared libraries|version `?GLIBC|ENOEXEC|Exec format error|not found \(required by/,
    "unsupported-platform",
    `this system lacks what its binaries need (glibc 2.27 or newer); ${OTHERWISE}`,
  ],
  [
    /could not look up effective user ID/,
    "not-permitted",
    `this user has no name on this system (no line in /etc/passwd), which PostgreSQL needs; start as a named user, ${OTHERWISE}`,
  ],
  [
    /Permission denied|EACCES|EPERM|EROFS|Read-only file system|Operation not permitted/,
    "not-permitted",
    "it may not read or write its folder; start as the user who owns the data",
  ],
];

/**
 * @param doing what was tried, such as "start"
 * @param output what the programs or the operating system said
 * @returns the error to throw, with the known causes recognised
 */
export function explainFailure(doing: string, output: string): EmbeddedPostgresError {
  const said = output.trim().split("\n").slice(-12).join("\n");
  const known = KNOWN.find(([pattern]) => pattern.test(output));
  const [, reason, cause] = known ?? [null, "failed" as const, `see below; ${OTHERWISE}`];
  return new EmbeddedPostgresError(
    reason,
    `The embedded PostgreSQL could not ${doing}: ${cause}.\n${said}`,
  );
}

/** @returns the error to throw where the npm packages hold no PostgreSQL for this system */
export function unsupportedPlatform(): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "unsupported-platform",
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
  );
}
