import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { send } from "../../link/send.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";

const mostAtOnce = 20;

/**
 * Withdraws what a correction could not correct: where the recipient did not take the replacement, for
 * example because it no longer takes content under the agreement, the withdrawal alone is told.
 * @returns whether there may be more
 */
export function mendCorrections(node: NodeContext): Promise<boolean> {
  return node.store.transaction({ type: "system", name: "recalls" }, async (tx) => {
    const refused = await tx
      .selectFrom("recall")
      .innerJoin("outbox", "outbox.id", "recall.outbox_id")
      .innerJoin("recall_statement", "recall_statement.recall_id", "recall.id")
      .selectAll("recall")
      .select(["statement_ref", "record_id", "replacement_id"])
      .where("recall.direction", "=", "out")
      .where("recall.type", "=", "correction")
      .where("recall.answered_at", "is", null)
      .where("recall.closed_at", "is", null)
      .where("outbox.failed_at", "is not", null)
      .orderBy("recall.id")
      .limit(mostAtOnce)
      .forUpdate("recall")
      .skipLocked()
      .execute();
    for (const recall of refused) {
      const agreement = await keptAgreement(tx, recall.agreement_id);
      const cleared = clear(gateQuestion(node, agreement), [{ what: "recall" }]);
      if (!cleared.ok) continue;
      const sent = await send(node, tx, cleared.clearance, {
        partnerId: recall.partner_id,
        agreementId: recall.agreement_id,
        stream: `recall/${recall.record_id ?? recall.id}`,
        type: "statement.recall",
        payload: {
          recallId: recall.ref,
          statementRefs: [recall.statement_ref],
          reason: recall.reason,
          text: recall.text,
          erase: false,
        },
      });
      await tx
        .updateTable("recall")
        .set({ type: "recall", outbox_id: sent.id })
        .where("id", "=", recall.id)
        .execute();
      await tx
        .updateTable("disclosure")
        .set({ recalled_at: node.now() })
        .where("statement_id", "=", recall.replacement_id)
        .where("partner_id", "=", recall.partner_id)
        .execute();
    }
    return refused.length === mostAtOnce;
  });
}
