import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** Messages that wait for one partner. */
export type OutboxCount = { partnerId: string; queued: number; failing: number };

/**
 * Records still to be matched: those whose keys are to be computed, and those that wait in the
 * longest queue of an agreement to be listed or queried.
 */
export async function countPending(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ pending: number }>`
    select (select count(*) from matching_queue) + coalesce(
      (select max(n) from (select count(*) as n from tagging_queue group by agreement_id, side) q),
      0
    ) as pending`.execute(tx);
  return rows[0]?.pending ?? 0;
}

/** Messages not delivered yet, by partner; failing are those that were tried in vain. */
export function countOutbox(tx: Transaction): Promise<OutboxCount[]> {
  return tx
    .selectFrom("outbox")
    .select((eb) => [
      "partner_id as partnerId",
      eb.fn.countAll<number>().as("queued"),
      sql<number>`count(*) filter (where attempts > 0)`.as("failing"),
    ])
    .where("delivered_at", "is", null)
    .where("failed_at", "is", null)
    .groupBy("partner_id")
    .execute();
}

/** The other authorities this node knows. */
export function listPartners(tx: Transaction) {
  return tx
    .selectFrom("authority")
    .select(["id", "name", "type", "country", "last_seen_at"])
    .where("self", "=", false)
    .orderBy("id")
    .execute();
}
