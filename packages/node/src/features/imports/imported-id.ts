import { createHash } from "node:crypto";
import { derivedId } from "../../derived-id.ts";

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
  const json = JSON.stringify([source.trim(), identity]);
  return createHash("sha256").update(json).digest().toString("hex", 0, 16);
}

/** The id of the record that a row becomes: the same row gives the same record in whichever file. */
export function importedRecordId(scope: IdScope, token: string): string {
  return derivedId(scope.authorityId, scope.caseId ?? "", scope.kind ?? "", token);
}
