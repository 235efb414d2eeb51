import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** Messages that wait for one partner. */
export type OutboxCount = { partnerId: string; queued: number; failing: number };

/** Records whose keys are still to be computed, listed and queried. */
export async function countPending(tx: Transaction): Promise<number> {
  const { n } = await tx
    .selectFrom("matching_queue")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
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
