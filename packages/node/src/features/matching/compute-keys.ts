import { createHash } from "node:crypto";
import { matchKeysOf } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { queueForDuplicates } from "../duplicates/duplicates.ts";
import { matchableRecords, type MatchableRecord } from "../records/for-matching.ts";
import { awaitedAgreements } from "./agreements.ts";
import { queueForTagging } from "./queues.ts";
import { holdersOf } from "./wanted-tags.ts";

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
    const keys = keysOf(records);
    await lockKeys(tx);
    const touched = await digestsOf(tx, ids, keys);
    const before = await holdersOf(tx, touched);
    await replaceKeys(tx, ids, keys);
    const after = await holdersOf(tx, touched);
    await queueForDuplicates(tx, ids, bulk);
    const agreements = await awaitedAgreements(node, tx);
    await missWork(
      tx,
      agreements.map(({ id }) => id),
    );
    for (const agreement of agreements) {
      const { id, terms } = agreement;
      const inScope = new Set(
        records.filter((record) => terms.kinds.includes(record.kind)).map((record) => record.id),
      );
      const tagged = await taggedAlready(tx, id, ids);
      await queueForTagging(tx, id, [...inScope.union(tagged)], bulk);
      const crossed = crossing(before, after, terms.commonValueLimit);
      await queueForTagging(tx, id, await recordsHolding(tx, crossed, ids), true);
    }
    await tx.deleteFrom("matching_queue").where("record_id", "in", ids).execute();
    return queued.length === recordsPerBatch;
  });
}

/**
 * Agreements under which matching does not run now, be it that they are suspended or not yet valid,
 * miss what is queued for the others: everything is queued for them once they open again.
 */
async function missWork(tx: Transaction, open: readonly string[]): Promise<void> {
  await sql`
    update agreement set backfilled_version = null
    where backfilled_version is not null
      and id <> all(${sql.val([...open])}::uuid[])`.execute(tx);
}

type KeyRow = { record_id: string; key_type: string; value: string; digest: Buffer };

function keysOf(records: readonly MatchableRecord[]): KeyRow[] {
  return records.flatMap((record) =>
    matchKeysOf(record).map((key) => ({
      record_id: record.id,
      key_type: key.type,
      value: key.value,
      digest: digestOf(key.value),
    })),
  );
}

/**
 * Lets one transaction at a time write match keys, until it ends: of two at once neither would count
 * the other's, and a value could pass its limit unseen.
 */
export async function lockKeys(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entente match keys', 0))`.execute(tx);
}

async function replaceKeys(
  tx: Transaction,
  ids: readonly string[],
  keys: readonly KeyRow[],
): Promise<void> {
  await tx.deleteFrom("match_key").where("record_id", "in", ids).execute();
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

/** The values that records had until now, and those they get. */
async function digestsOf(
  tx: Transaction,
  ids: readonly string[],
  keys: readonly KeyRow[],
): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom("match_key")
    .select("digest")
    .where("record_id", "in", ids)
    .execute();
  return [...rows, ...keys].map((row) => row.digest);
}

/**
 * The values that became too common, or no longer are: other records that hold them are affected.
 * @param before, after how many records held each value, by digest (hex)
 */
function crossing(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  limit: number,
): Buffer[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((digest) => (before.get(digest) ?? 0) > limit !== (after.get(digest) ?? 0) > limit)
    .map((digest) => Buffer.from(digest, "hex"));
}

async function recordsHolding(
  tx: Transaction,
  digests: readonly Buffer[],
  except: readonly string[],
): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await tx
    .selectFrom("match_key")
    .select("record_id")
    .distinct()
    .where("digest", "in", digests)
    .where("record_id", "not in", except)
    .execute();
  return rows.map((row) => row.record_id);
}

function digestOf(value: string): Buffer {
  return createHash("sha256").update(value).digest().subarray(0, digestBytes);
}
