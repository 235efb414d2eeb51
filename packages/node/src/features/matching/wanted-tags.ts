import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import type { Side } from "./queues.ts";

/** A match key that is to be tagged. */
export type WantedKey = { recordId: string; keyType: string; value: string; digest: Buffer };

/** A tag made before. */
export type MadeTag = { digest: Buffer; tag: Uint8Array; proofKey: Uint8Array };

/** A match key with its tag. */
export type TaggedKey = WantedKey & { tag: Uint8Array; proofKey: Uint8Array };

/** What has to change so that the tags of some records are those of their keys. */
export type TagChange = {
  /** Keys without a tag, each with the tag if another record has one for the same value. */
  missing: (WantedKey & { made: MadeTag | null })[];
  /** Tags whose key is gone, has become too common or may not leave any more. */
  obsolete: { recordId: string; tag: Buffer }[];
};

const tables = { list: "own_tag", query: "query_tag" } as const;

/**
 * Compares the keys that records should be tagged with and the tags they have. Which values are
 * capped is noted by the queries, in which silent records take part too.
 * @param recordIds the records looked at
 * @param allowed those among them whose keys may be used on this side at all
 * @param limit a value held by more records is too common: it is left out and noted as capped
 */
export async function tagChange(
  tx: Transaction,
  side: Side,
  agreementId: string,
  recordIds: readonly string[],
  allowed: ReadonlySet<string>,
  limit: number,
): Promise<TagChange> {
  const keys = await tx
    .selectFrom("match_key")
    .select(["record_id", "key_type", "value", "digest"])
    .where("record_id", "in", recordIds)
    .execute();
  const holders = await holdersOf(
    tx,
    keys.map((key) => key.digest),
  );
  const wanted: WantedKey[] = [];
  const capped: { recordId: string; keyType: string; records: number }[] = [];
  for (const key of keys) {
    if (!allowed.has(key.record_id)) continue;
    const records = holders.get(key.digest.toString("hex")) ?? 1;
    if (records > limit) capped.push({ recordId: key.record_id, keyType: key.key_type, records });
    else
      wanted.push({
        recordId: key.record_id,
        keyType: key.key_type,
        value: key.value,
        digest: key.digest,
      });
  }
  if (side === "query") await noteCapped(tx, agreementId, recordIds, capped);
  const existing = await tx
    .selectFrom(tables[side])
    .select(["record_id", "digest", "tag"])
    .where("agreement_id", "=", agreementId)
    .where("record_id", "in", recordIds)
    .execute();
  const present = new Set(existing.map((row) => pairOf(row.record_id, row.digest)));
  const keep = new Set(wanted.map((key) => pairOf(key.recordId, key.digest)));
  const missing = wanted.filter((key) => !present.has(pairOf(key.recordId, key.digest)));
  const made = await tagsMade(
    tx,
    side,
    agreementId,
    missing.map((key) => key.digest),
  );
  return {
    missing: missing.map((key) => ({ ...key, made: made.get(key.digest.toString("hex")) ?? null })),
    obsolete: existing
      .filter((row) => !keep.has(pairOf(row.record_id, row.digest)))
      .map((row) => ({ recordId: row.record_id, tag: row.tag })),
  };
}

/** Values without a tag, each once: records that share one share its tag. */
export function unmadeValues(change: TagChange): WantedKey[] {
  const unmade = change.missing.filter((key) => key.made === null);
  return [...new Map(unmade.map((key) => [key.digest.toString("hex"), key])).values()];
}

/** The missing keys of a change with their tags, as far as they have been made. */
export function tagged(change: TagChange, made: readonly MadeTag[]): TaggedKey[] {
  const byDigest = new Map(made.map((tag) => [tag.digest.toString("hex"), tag]));
  return change.missing.flatMap(({ made: known, ...key }) => {
    const tag = known ?? byDigest.get(key.digest.toString("hex"));
    return tag ? [{ ...key, tag: tag.tag, proofKey: tag.proofKey }] : [];
  });
}

/** Writes new tags and removes obsolete ones. */
export async function writeTags(
  tx: Transaction,
  side: Side,
  agreementId: string,
  added: readonly TaggedKey[],
  obsolete: TagChange["obsolete"],
): Promise<void> {
  const table = sql.table(tables[side]);
  await sql`
    delete from ${table} using unnest(
      ${sql.val(obsolete.map((row) => row.recordId))}::uuid[],
      ${sql.val(obsolete.map((row) => row.tag))}::bytea[]) as gone(record_id, tag)
    where agreement_id = ${agreementId} and ${table}.record_id = gone.record_id
      and ${table}.tag = gone.tag`.execute(tx);
  await sql`
    insert into ${table} (agreement_id, tag, record_id, key_type, digest, proof_key)
    select ${agreementId}::uuid, * from unnest(
      ${sql.val(added.map((row) => Buffer.from(row.tag)))}::bytea[],
      ${sql.val(added.map((row) => row.recordId))}::uuid[],
      ${sql.val(added.map((row) => row.keyType))}::text[],
      ${sql.val(added.map((row) => row.digest))}::bytea[],
      ${sql.val(added.map((row) => Buffer.from(row.proofKey)))}::bytea[])
    on conflict do nothing`.execute(tx);
}

/** How many records hold a value, by digest (hex), for values held by more than one. */
export async function holdersOf(
  tx: Transaction,
  digests: readonly Buffer[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ digest: Buffer; records: number }>`
    select digest, count(*) as records from match_key
    where digest = any(${sql.val([...digests])}::bytea[]) group by digest
    having count(*) > 1`.execute(tx);
  return new Map(rows.map((row) => [row.digest.toString("hex"), row.records]));
}

async function tagsMade(
  tx: Transaction,
  side: Side,
  agreementId: string,
  digests: readonly Buffer[],
): Promise<Map<string, MadeTag>> {
  const { rows } = await sql<{ digest: Buffer; tag: Buffer; proof_key: Buffer }>`
    select distinct on (digest) digest, tag, proof_key from ${sql.table(tables[side])}
    where agreement_id = ${agreementId} and digest = any(${sql.val([...digests])}::bytea[])`.execute(
    tx,
  );
  return new Map(
    rows.map((row) => [
      row.digest.toString("hex"),
      { digest: row.digest, tag: row.tag, proofKey: row.proof_key },
    ]),
  );
}

async function noteCapped(
  tx: Transaction,
  agreementId: string,
  recordIds: readonly string[],
  capped: readonly { recordId: string; keyType: string; records: number }[],
): Promise<void> {
  await tx
    .deleteFrom("capped_key")
    .where("agreement_id", "=", agreementId)
    .where("record_id", "in", recordIds)
    .execute();
  if (capped.length === 0) return;
  await tx
    .insertInto("capped_key")
    .values(
      capped.map((row) => ({
        agreement_id: agreementId,
        record_id: row.recordId,
        key_type: row.keyType,
        records: row.records,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function pairOf(recordId: string, digest: Buffer): string {
  return `${recordId}/${digest.toString("hex")}`;
}
