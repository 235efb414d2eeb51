import canonicalize from "canonicalize";

/**
 * The canonical form of a JSON value (RFC 8785): what is hashed and signed.
 * @throws TypeError for a value that has none: undefined, a function, NaN, an unpaired surrogate, a circle
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalOrThrow(value);
  if (text === undefined) throw new TypeError("the value has no canonical JSON form");
  return text;
}

function canonicalOrThrow(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (cause) {
    throw new TypeError("the value has no canonical JSON form", { cause });
  }
}
