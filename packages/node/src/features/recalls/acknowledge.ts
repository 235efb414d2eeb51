import type { NodeContext } from "../../context.ts";
import { clear } from "../../gate/clearance.ts";
import { send } from "../../link/send.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreement } from "../agreements/kept-agreements.ts";

/**
 * Tells the sender of a recall what was done with it and how many copies are still outstanding: exports
 * that nobody has brought in, and what recipients further along the chain still have. Told again
 * whenever the number has changed.
 */
export function acknowledge(node: NodeContext, tx: Transaction, recallId: string): Promise<void> {
  return withFullSight(tx, async () => {
    const recall = await tx
      .selectFrom("recall")
      .selectAll()
      .where("id", "=", recallId)
      .where("direction", "=", "in")
      .forUpdate()
      .executeTakeFirstOrThrow();
    const outstanding = await outstandingOf(tx, recallId);
    if (recall.answered_at !== null && recall.outstanding === outstanding) return;
    const statements = await tx
      .selectFrom("recall_statement")
      .select(["statement_ref", "outcome"])
      .where("recall_id", "=", recallId)
      .orderBy("statement_ref")
      .execute();
    const agreement = await keptAgreement(tx, recall.agreement_id);
    const cleared = clear(gateQuestion(node, agreement), [{ what: "recall" }]);
    if (!cleared.ok)
      throw new Error(`an answer was held back: ${cleared.refusals[0]!.decision.reason}`);
    await send(node, tx, cleared.clearance, {
      partnerId: recall.partner_id,
      agreementId: recall.agreement_id,
      stream: `recall.receipt/${recall.ref}`,
      type: "recall.receipt",
      payload: {
        recallId: recall.ref,
        statements: statements.map(({ statement_ref, outcome }) => ({
          statementRef: statement_ref,
          outcome: outcome ?? "unknown",
        })),
        outstandingCopies: outstanding,
      },
    });
    await tx
      .updateTable("recall")
      .set({ answered_at: recall.answered_at ?? node.now(), outstanding })
      .where("id", "=", recallId)
      .execute();
  });
}

/** Copies that a recall has not reached yet: own exports, and those of recipients along the chain. */
async function outstandingOf(tx: Transaction, recallId: string): Promise<number> {
  const { copies } = await tx
    .selectFrom("outstanding_copy")
    .select((eb) => eb.fn.countAll<number>().as("copies"))
    .where("recall_id", "=", recallId)
    .where("closed_at", "is", null)
    .executeTakeFirstOrThrow();
  const onward = await tx
    .selectFrom("recall")
    .select(["answered_at", "outstanding"])
    .where("forwarded_from", "=", recallId)
    .where("closed_at", "is", null)
    .execute();
  return onward.reduce(
    (sum, recall) => sum + (recall.answered_at === null ? 1 : recall.outstanding),
    copies,
  );
}
