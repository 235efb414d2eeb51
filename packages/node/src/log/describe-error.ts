/** What the log keeps of an error: nothing that could quote a value. */
export type ErrorDescription = {
  name: string;
  code?: string;
  /** Name of the table's rule that was broken, for errors of the database. */
  constraint?: string;
  at: string[];
  cause?: ErrorDescription;
};

const framesKept = 8;

/**
 * Describes an error without its message: messages of the database, of JSON and of validation quote
 * what they were given, which may be personal data.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, framesKept)
    .map((line) => line.trim().slice("at ".length));
  return {
    name: error.name,
    ...text("code", error),
    ...text("constraint", error),
    at,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function text<K extends string>(key: K, error: Error): { [name in K]?: string } {
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" || typeof value === "number"
    ? ({ [key]: String(value) } as { [name in K]?: string })
    : {};
}
