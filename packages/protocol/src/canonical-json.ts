import canonicalize from "canonicalize";

/**
 * The canonical form of a JSON value (RFC 8785): what is hashed and signed.
 * @throws TypeError for a value that JSON cannot hold (undefined, a function, NaN)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("the value has no canonical JSON form");
  return text;
}
