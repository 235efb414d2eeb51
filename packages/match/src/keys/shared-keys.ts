import type { KeyType, MatchKey } from "./key-types.ts";

/** The types of the keys that two records share: all that the blind protocol lets either know. */
export function sharedKeyTypes(some: readonly MatchKey[], others: readonly MatchKey[]): KeyType[] {
  const known = new Set(others.map((key) => key.value));
  return [...new Set(some.filter((key) => known.has(key.value)).map((key) => key.type))];
}
