import { sql } from "kysely";
import { notify } from "../jobs/signals.ts";
import type { Transaction } from "../store/store.ts";
import { outboxChannel } from "./send.ts";

/** A message that has not been delivered, as an operator sees it; nothing of what it says. */
export type HeldMessage = {
  readonly id: string;
  readonly partner: string;
  readonly type: string;
  /** Waiting: it is tried again; failed: it was refused, given up or dropped. */
  readonly state: "waiting" | "failed";
  readonly since: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
};

/** What became of an order about one message. */
export type HandOutcome =
  | { readonly ok: true; readonly partner: string; readonly type: string }
  | { readonly ok: false; readonly reason: "message-unknown" | "message-delivered" };

const rowsListed = 500;

/** The messages that wait or have failed, oldest first, at most 500. */
export async function listHeld(
  tx: Transaction,
  partnerId: string | undefined,
): Promise<HeldMessage[]> {
  const rows = await tx
    .selectFrom("outbox")
    .selectAll()
    .where("delivered_at", "is", null)
    .$if(partnerId !== undefined, (query) => query.where("partner_id", "=", partnerId!))
    .orderBy("seq")
    .limit(rowsListed)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    partner: row.partner_id,
    type: row.type,
    state: row.failed_at === null ? "waiting" : "failed",
    since: row.created_at.toISOString(),
    attempts: row.attempts,
    nextAttemptAt: row.failed_at === null ? row.next_attempt_at.toISOString() : null,
    lastError: row.last_error,
  }));
}

/** Has a message that waits tried at once, or one that failed sent again as if it were new. */
export async function retryHeld(tx: Transaction, id: string): Promise<HandOutcome> {
  const held = await lockHeld(tx, id);
  if (!held.ok) return held;
  await tx
    .updateTable("outbox")
    .set({ failed_at: null, attempts: 0, next_attempt_at: sql`now()`, created_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await notify(tx, outboxChannel, held.partner);
  return held;
}

/** Gives a message up that waits: the partner does not get it, and those behind it go on. */
export async function dropHeld(tx: Transaction, id: string): Promise<HandOutcome> {
  const held = await lockHeld(tx, id);
  if (!held.ok) return held;
  await tx
    .updateTable("outbox")
    .set({ failed_at: sql`now()`, last_error: "dropped by hand" })
    .where("id", "=", id)
    .execute();
  await notify(tx, outboxChannel, held.partner);
  return held;
}

async function lockHeld(tx: Transaction, id: string): Promise<HandOutcome> {
  const row = await tx
    .selectFrom("outbox")
    .select(["partner_id", "type", "delivered_at"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return { ok: false, reason: "message-unknown" };
  if (row.delivered_at !== null) return { ok: false, reason: "message-delivered" };
  return { ok: true, partner: row.partner_id, type: row.type };
}
