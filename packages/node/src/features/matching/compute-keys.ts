import { createHash } from "node:crypto";
import { matchKeysOf } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { matchableRecords, type MatchableRecord } from "../records/for-matching.ts";
import { matchingAgreements } from "./agreements.ts";
import { queueForTagging } from "./queues.ts";

const recordsPerBatch = 500;
const digestBytes = 16;

/**
 * Computes the match keys of a batch of records that changed and queues them for tagging under every
 * agreement whose scope they are in.
 * @param bulk whether to take the records of imports, or single changes
 * @returns whether there may be more
 */
export function computeKeys(node: NodeContext, bulk: boolean): Promise<boolean> {
  return node.store.transaction({ type: "system", name: "matching" }, async (tx) => {
    const queued = await tx
      .selectFrom("matching_queue")
      .select("record_id")
      .where("bulk", "=", bulk)
      .orderBy("queued_at")
      .limit(recordsPerBatch)
      .forUpdate()
      .skipLocked()
      .execute();
    if (queued.length === 0) return false;
    const ids = queued.map((row) => row.record_id);
    const records = await matchableRecords(node, tx, ids);
    await replaceKeys(tx, ids, records);
    for (const agreement of await matchingAgreements(node, tx)) {
      const { id, terms } = agreement;
      const inScope = new Set(
        records.filter((record) => terms.kinds.includes(record.kind)).map((record) => record.id),
      );
      const tagged = await taggedAlready(tx, id, ids);
      await queueForTagging(tx, id, [...inScope.union(tagged)], bulk);
      const crowded = await recordsOfCrowdedKeys(tx, id, ids, terms.commonValueLimit);
      await queueForTagging(tx, id, crowded, true);
    }
    await tx.deleteFrom("matching_queue").where("record_id", "in", ids).execute();
    return queued.length === recordsPerBatch;
  });
}

async function replaceKeys(
  tx: Transaction,
  ids: readonly string[],
  records: readonly MatchableRecord[],
): Promise<void> {
  await tx.deleteFrom("match_key").where("record_id", "in", ids).execute();
  const keys = records.flatMap((record) =>
    matchKeysOf(record).map((key) => ({
      record_id: record.id,
      key_type: key.type,
      value: key.value,
      digest: digestOf(key.value),
    })),
  );
  await sql`
    insert into match_key (record_id, key_type, value, digest)
    select * from unnest(
      ${sql.val(keys.map((key) => key.record_id))}::uuid[],
      ${sql.val(keys.map((key) => key.key_type))}::text[],
      ${sql.val(keys.map((key) => key.value))}::text[],
      ${sql.val(keys.map((key) => key.digest))}::bytea[])
    on conflict do nothing`.execute(tx);
}

/** Records that have tags from an earlier state, which may have to go. */
async function taggedAlready(
  tx: Transaction,
  agreementId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("own_tag")
    .select("record_id")
    .distinct()
    .where("agreement_id", "=", agreementId)
    .where("record_id", "in", ids)
    .union((eb) =>
      eb
        .selectFrom("query_tag")
        .select("record_id")
        .where("agreement_id", "=", agreementId)
        .where("record_id", "in", ids),
    )
    .execute();
  return new Set(rows.map((row) => row.record_id));
}

/**
 * Records tagged under a value that the records `ids` have made too common: their tags for it have to
 * go. Once they are gone nothing is found any more.
 */
async function recordsOfCrowdedKeys(
  tx: Transaction,
  agreementId: string,
  ids: readonly string[],
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ record_id: string }>`
    with crowded as (
      select digest from match_key
      where digest in (select digest from match_key where record_id = any(${sql.val([...ids])}::uuid[]))
      group by digest having count(*) > ${limit})
    select record_id from own_tag
      where agreement_id = ${agreementId} and digest in (select digest from crowded)
    union
    select record_id from query_tag
      where agreement_id = ${agreementId} and digest in (select digest from crowded)`.execute(tx);
  return rows.map((row) => row.record_id);
}

function digestOf(value: string): Buffer {
  return createHash("sha256").update(value).digest().subarray(0, digestBytes);
}
