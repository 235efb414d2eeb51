export type { KeyType, MatchKey } from "./key-types.ts";
export { matchKeysOf, mostKeys } from "./match-keys.ts";
export { sharedKeyTypes } from "./shared-keys.ts";
