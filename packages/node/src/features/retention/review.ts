import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { notifyLive } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";
import { notFound } from "../records/records.ts";
import { dayAfter } from "./clocks.ts";
import { eraseRecord } from "./erase-record.ts";

/**
 * Looks at the need to keep a record and puts its next review off, with the reason. Of a foreign record
 * it is this node's own review: its originator has another.
 * @throws Problem 404; 422 `review-not-ahead`
 */
export async function extendReview(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  { reviewAt, reason }: { reviewAt: string; reason: string },
): Promise<void> {
  const record = await tx
    .selectFrom("record")
    .select("review_at")
    .where("id", "=", recordId)
    .forUpdate()
    .executeTakeFirst();
  if (!record) throw notFound();
  if (reviewAt <= dayAfter(node.now(), 0))
    throw new Problem(422, "review-not-ahead", "The next review lies in the future.", {
      errors: [{ path: "body.reviewAt", message: "a day after today" }],
    });
  await tx.updateTable("record").set({ review_at: reviewAt }).where("id", "=", recordId).execute();
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "record", id: recordId },
      justification: reason,
      facts: { review: { from: record.review_at, to: reviewAt } },
    },
  ]);
  await notifyLive(tx, { type: "retention", id: node.authority.id });
}

/**
 * Erases a record that is not needed any more; everybody who has something of it is told to erase it.
 * @throws Problem 404; 409 `merged-record`
 */
export async function eraseNow(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  reason: string,
): Promise<void> {
  const record = await tx
    .selectFrom("record")
    .select("merged_into")
    .where("id", "=", recordId)
    .executeTakeFirst();
  if (!record) throw notFound();
  if (record.merged_into)
    throw new Problem(
      409,
      "merged-record",
      "This record was merged into another: split it off first, or erase that one.",
    );
  await eraseRecord(node, tx, recordId, { cause: "request", reason });
  await notifyLive(tx, { type: "retention", id: node.authority.id });
}
