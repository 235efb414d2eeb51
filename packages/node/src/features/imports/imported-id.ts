import { createHash } from "node:crypto";

/** Among which records the key of a row names one: those of a case, or of the register, of one kind. */
export type IdScope = {
  authorityId: string;
  /** Rows filed into different cases are different records, for their readers differ. */
  caseId: string | undefined;
  /** The kind of the table's rows; null for FollowTheMoney, whose ids name an entity of any kind. */
  kind: string | null;
};

/**
 * The key by which a row is found again: 32 hexadecimal digits.
 * @param source the source of the file: keys of different sources have nothing in common
 * @param key the row's key; without a key column, all its cells
 */
export function rowToken(source: string, key: string | readonly string[]): string {
  const identity = typeof key === "string" ? key.trim() : key.map((cell) => cell.trim());
  return digest([source.trim(), identity]).toString("hex", 0, 16);
}

/**
 * The id of the record that a row becomes: the same row gives the same record, whichever file it
 * comes in. A UUID of version 8 (RFC 9562) made from SHA-256.
 */
export function importedRecordId(scope: IdScope, token: string): string {
  const bytes = digest([scope.authorityId, scope.caseId ?? null, scope.kind, token]);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function digest(parts: readonly unknown[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
