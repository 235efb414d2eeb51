import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";

/** More than these are told of together. */
const toldOneByOne = 100;

/** What the end of an agreement stopped. */
export type Stopped = { readonly hits: number; readonly requests: number };

/**
 * Drops what runs under an agreement that has ended: work that waits for matching goes, hits that
 * nobody had taken further are withdrawn, and open requests fail. The pages of those concerned are
 * told. Stands where everything is seen: it is brought about, not read.
 */
export async function stopUnder(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  agreementId: string,
): Promise<Stopped> {
  await tx.deleteFrom("tagging_queue").where("agreement_id", "=", agreementId).execute();
  const now = node.now();
  await dropWaiting(tx, agreementId, now);
  const hits = await tx
    .updateTable("hit")
    .set({ state: "withdrawn", updated_at: now })
    .where("agreement_id", "=", agreementId)
    .where("state", "in", ["new", "confirmed-here", "confirmed-there"])
    .returning("id")
    .execute();
  // What both sides confirmed stays as what came of it, but nothing more can be done on it.
  const confirmed = await tx
    .selectFrom("hit")
    .select("id")
    .where("agreement_id", "=", agreementId)
    .where("state", "=", "confirmed")
    .execute();
  const requests = await tx
    .updateTable("request")
    .set({ state: "failed", next_reminder_at: null })
    .where("agreement_id", "=", agreementId)
    .where("state", "in", ["sent", "received"])
    .returning("id")
    .execute();
  for (const { id } of requests.slice(0, toldOneByOne))
    await notifyLive(tx, { type: "request", id });
  for (const { id } of [...hits, ...confirmed].slice(0, toldOneByOne))
    await notifyLive(tx, { type: "hit", id });
  return { hits: hits.length, requests: requests.length };
}

/** What waits to be delivered under it stays here, save what is owed whatever becomes of it. */
async function dropWaiting(tx: Transaction, agreementId: string, now: Date): Promise<void> {
  await tx
    .updateTable("outbox")
    .set({ failed_at: now, claimed_until: null, last_error: "agreement-ended" })
    .where("delivered_at", "is", null)
    .where("failed_at", "is", null)
    .where(sql<boolean>`body::jsonb ->> 'agreementId' = ${agreementId}`)
    .where((eb) =>
      eb.not(
        eb.or([
          eb("type", "like", "agreement.%"),
          eb("type", "in", ["statement.recall", "recall.receipt"]),
        ]),
      ),
    )
    .execute();
}

const tagsPerBatch = 20_000;

/**
 * Erases the lists and tags under agreements that have ended, some at a time. Handles of records stay:
 * recalls of what was disclosed still name them.
 * @returns whether there may be more
 */
export async function eraseTagsOfEnded(tx: Transaction, now: Date): Promise<boolean> {
  const ended = await tx
    .selectFrom("agreement")
    .select("id")
    .where("ended_at", "<=", now)
    .execute();
  for (const { id } of ended)
    for (const table of ["partner_tag", "query_tag", "own_tag", "capped_key"] as const) {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid in (
          select ctid from ${sql.table(table)} where agreement_id = ${id} limit ${tagsPerBatch})`.execute(
        tx,
      );
      if (numAffectedRows === BigInt(tagsPerBatch)) return true;
    }
  return false;
}
