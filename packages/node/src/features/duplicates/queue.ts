import { sql } from "kysely";
import { notify } from "../../jobs/signals.ts";
import type { Transaction } from "../../store/store.ts";

/** Wakes the search for duplicates of records that changed. */
export const duplicatesChannel = "entente_duplicates";

/**
 * Notes that the match keys of records are new, so that their duplicates are looked for, and wakes
 * the search.
 * @param bulk whether they are many and may yield to single changes
 */
export async function queueForDuplicates(
  tx: Transaction,
  ids: readonly string[],
  bulk: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into duplicate_queue (record_id, bulk) select unnest(${sql.val([...ids])}::uuid[]), ${bulk}
    on conflict (record_id) do update set bulk = duplicate_queue.bulk and excluded.bulk`.execute(
    tx,
  );
  await notify(tx, duplicatesChannel);
}

/** The queued records that have waited longest, locked until the transaction ends. */
export async function takeQueued(tx: Transaction, bulk: boolean, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("duplicate_queue")
    .select("record_id")
    .where("bulk", "=", bulk)
    .orderBy("queued_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => row.record_id);
}

/** Takes records off the queue. */
export async function unqueue(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom("duplicate_queue").where("record_id", "in", ids).execute();
}
