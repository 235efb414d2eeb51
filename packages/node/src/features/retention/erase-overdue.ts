import type { NodeContext } from "../../context.ts";
import { notifyLive } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";
import { dayAfter } from "./clocks.ts";
import { eraseRecord } from "./erase-record.ts";

const actor = { type: "system", name: "retention" } as const;
const reminded = "retention-reminded";

/**
 * Erases the record whose missed review lies furthest back, if its time is over: one in a transaction,
 * so that a stop at any moment loses nothing and the next turn goes on.
 * @returns whether there may be more
 */
export async function eraseOverdue(node: NodeContext): Promise<boolean> {
  const { retention } = node.config;
  if (!retention.eraseAutomatically) return false;
  const last = dayAfter(node.now(), -retention.eraseAfterDays);
  return node.store.transaction(actor, async (tx) => {
    const record = await tx
      .selectFrom("record")
      .select(["id", "review_at"])
      .where("merged_into", "is", null)
      .where("review_at", "<=", last)
      .orderBy("review_at")
      .orderBy("id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!record) return false;
    await eraseRecord(node, tx, record.id, {
      cause: "retention",
      reason: `Its review of ${record.review_at} was missed by ${retention.eraseAfterDays} days.`,
    });
    await notifyLive(tx, { type: "retention", id: node.authority.id });
    return true;
  });
}

/** Reminds the pages once a day of what is due; answers how many records are. */
export function remindOfReviews(node: NodeContext): Promise<number> {
  const today = dayAfter(node.now(), 0);
  return node.store.transaction(actor, async (tx) => {
    const said = await tx
      .selectFrom("node_setting")
      .select("value")
      .where("name", "=", reminded)
      .forUpdate()
      .executeTakeFirst();
    if (said?.value.toString() === today) return 0;
    const due = await dueUntil(tx, today);
    const value = Buffer.from(today);
    await tx
      .insertInto("node_setting")
      .values({ name: reminded, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
    if (due > 0) await notifyLive(tx, { type: "retention", id: node.authority.id, facts: { due } });
    return due;
  });
}

async function dueUntil(tx: Transaction, today: string): Promise<number> {
  const { due } = await tx
    .selectFrom("record")
    .select((eb) => eb.fn.countAll<number>().as("due"))
    .where("merged_into", "is", null)
    .where("review_at", "<=", today)
    .executeTakeFirstOrThrow();
  return due;
}
