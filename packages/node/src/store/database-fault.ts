/** What is wrong with the database, in words for people and for whoever runs the node. */
export type DatabaseFault = {
  readonly code: "database-away" | "database-full" | "database-read-only";
  readonly detail: string;
  readonly remedy: string;
};

const away: DatabaseFault = {
  code: "database-away",
  detail: "The node's database does not answer at present. Nothing was lost.",
  remedy: "Try again in a minute; the node connects again by itself.",
};
const full: DatabaseFault = {
  code: "database-full",
  detail: "The node's database has no room left: this was not saved.",
  remedy: "Tell your administrator to make room on the database's disk; then try again.",
};
const readOnly: DatabaseFault = {
  code: "database-read-only",
  detail: "The node's database takes no changes at present: this was not saved.",
  remedy: "Tell your administrator that the database is read-only; then try again.",
};

/** By the codes of PostgreSQL (appendix A) and of the system. */
const byCode: Readonly<Record<string, DatabaseFault>> = {
  ECONNREFUSED: away,
  ECONNRESET: away,
  EPIPE: away,
  ETIMEDOUT: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  "57P01": away,
  "57P02": away,
  "57P03": away,
  "53300": away,
  "53100": full,
  "53200": full,
  ENOSPC: full,
  "25006": readOnly,
};

/** The client says it without a code. */
const connectionLost =
  /^Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/;

/** Recognises that an error means that the database is away, full or closed to changes; else null. */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  // Class 08: connection exceptions.
  if (code.startsWith("08") || connectionLost.test(error.message)) return away;
  return byCode[code] ?? null;
}
