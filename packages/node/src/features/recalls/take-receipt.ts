import type { Authority } from "@entente/model";
import type { RecallReceipt } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { acknowledge } from "./acknowledge.ts";
import { notifyPeople } from "./notify-people.ts";

/** Takes a partner's word on a recall of this node's: what it did, and what is still outstanding. */
export async function takeReceipt(
  node: NodeContext,
  tx: Transaction,
  partner: Authority,
  receipt: RecallReceipt,
): Promise<Handled> {
  const recall = await tx
    .selectFrom("recall")
    .select(["id", "forwarded_from"])
    .where("direction", "=", "out")
    .where("partner_id", "=", partner.id)
    .where("ref", "=", receipt.recallId)
    .forUpdate()
    .executeTakeFirst();
  if (!recall) return { ok: false, reason: "recall-unknown" };
  await tx
    .updateTable("recall")
    .set((eb) => ({
      answered_at: eb.fn.coalesce("answered_at", eb.val(node.now())),
      outstanding: receipt.outstandingCopies,
    }))
    .where("id", "=", recall.id)
    .execute();
  for (const { statementRef, outcome } of receipt.statements)
    await tx
      .updateTable("recall_statement")
      .set({ outcome })
      .where("recall_id", "=", recall.id)
      .where("statement_ref", "=", statementRef)
      .execute();
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "recall", id: recall.id },
      facts: { statements: receipt.statements.length, outstanding: receipt.outstandingCopies },
    },
  ]);
  const records = await tx
    .selectFrom("recall_statement")
    .select("record_id")
    .distinct()
    .where("recall_id", "=", recall.id)
    .execute();
  const recordIds = records.flatMap((row) => row.record_id ?? []);
  await notifyPeople(tx, "recall", recall.id, recordIds);
  if (recall.forwarded_from) await acknowledge(node, tx, recall.forwarded_from);
  return { ok: true };
}
