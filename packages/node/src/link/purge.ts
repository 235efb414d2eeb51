import { sql } from "kysely";
import type { Store } from "../store/store.ts";

/**
 * How long what was exchanged is kept for delivery, days. A sender gives up after 14; one that was
 * given up can be sent again by hand as long as it is kept. Receipts outlast all of that, so that a
 * duplicate always gets its first receipt: 60 + 14 < 90. Evidence of the exchange is in the ledger.
 */
export const retention = { delivered: 7, failed: 60, receipts: 90 } as const;

const rowsAtOnce = 1_000;
const actor = { type: "system", name: "link" } as const;

/**
 * Removes messages that were delivered or given up, and receipts, once they are too old to be of use
 * to delivery; a part at a time, so that it never holds up the rest.
 * @param now by the node's clock, which also wrote when messages were received
 * @returns whether there may be more
 */
export async function purgeDelivered(store: Store, now: Date): Promise<boolean> {
  const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const removed = await store.transaction(actor, async (tx) => {
    const outbox = await sql`
      delete from outbox where id in (
        select id from outbox where delivered_at < ${before(retention.delivered)}
        union all select id from outbox where failed_at < ${before(retention.failed)}
        limit ${rowsAtOnce})`.execute(tx);
    const inbox = await sql`
      delete from inbox where (partner_id, message_id) in (
        select partner_id, message_id from inbox where received_at < ${before(retention.receipts)}
        limit ${rowsAtOnce})`.execute(tx);
    return [outbox, inbox].map(({ numAffectedRows }) => Number(numAffectedRows ?? 0n));
  });
  return removed.some((count) => count >= rowsAtOnce);
}
