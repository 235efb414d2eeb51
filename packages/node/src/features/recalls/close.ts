import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { acknowledge } from "./acknowledge.ts";
import { readRecall } from "./read.ts";

/**
 * Closes a recall that its recipient has not acknowledged, or not fully: a person has seen to it in
 * another way, and says how.
 * @throws Problem 404; 409 `recall-not-open`
 */
export async function closeRecall(
  node: NodeContext,
  tx: Transaction,
  id: string,
  reason: string,
  by: string,
): Promise<void> {
  const recall = await readRecall(tx, id);
  if (!recall.can.close)
    throw new Problem(409, "recall-not-open", "There is nothing outstanding to close here.");
  await tx
    .updateTable("recall")
    .set({ closed_at: node.now(), closed_by: by, closed_reason: reason })
    .where("id", "=", id)
    .execute();
  await appendToLedger(tx, [
    {
      act: "recall",
      object: { type: "recall", id },
      justification: reason,
      facts: { closed: true, outstanding: recall.outstanding },
    },
  ]);
  if (recall.forwardedFrom) await acknowledge(node, tx, recall.forwardedFrom);
}
