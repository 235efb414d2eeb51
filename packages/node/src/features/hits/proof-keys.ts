import type { KeyType } from "@entente/match";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** A tag of a record with what proves that its value is held. */
export type ProofKey = { readonly proofKey: Buffer; readonly keyType: KeyType };

/** Some tags of a record. */
type TagsOfRecord = { readonly recordId: string; readonly tags: readonly Uint8Array[] };

/**
 * Reads the proof keys of many records' tags at once.
 * @returns for each of `wanted`, in its order: the keys in the order of its tags; tags that the record
 *   does not have are left out
 */
export async function proofKeysOf(
  tx: Transaction,
  table: "own_tag" | "query_tag",
  agreementId: string,
  wanted: readonly TagsOfRecord[],
): Promise<ProofKey[][]> {
  const pairs = wanted.flatMap(({ recordId, tags }) =>
    tags.map((tag) => ({ recordId, tag: Buffer.from(tag) })),
  );
  const { rows } = await sql<{
    record_id: string;
    tag: Buffer;
    proof_key: Buffer;
    key_type: KeyType;
  }>`
    select record_id, tag, proof_key, key_type from ${sql.table(table)}
    join unnest(
      ${sql.val(pairs.map(({ recordId }) => recordId))}::uuid[],
      ${sql.val(pairs.map(({ tag }) => tag))}::bytea[]) as wanted (record_id, tag)
      using (record_id, tag)
    where agreement_id = ${agreementId}`.execute(tx);
  const found = new Map(
    rows.map((row) => [
      nameOf(row.record_id, row.tag),
      { proofKey: row.proof_key, keyType: row.key_type },
    ]),
  );
  return wanted.map(({ recordId, tags }) =>
    tags.flatMap((tag) => found.get(nameOf(recordId, tag)) ?? []),
  );
}

function nameOf(recordId: string, tag: Uint8Array): string {
  return `${recordId}/${Buffer.from(tag).toString("hex")}`;
}
