import { newId } from "@entente/model";
import type { Transaction } from "../store/store.ts";
import { appendToLedger } from "./ledger.ts";

/** What came of accepting a partner's history anew. */
export type AcceptedHistory =
  | { readonly ok: true; readonly rewrittenAt: Date }
  | { readonly ok: false; readonly reason: "history-not-rewritten" };

/**
 * Accepts the history of a partner's ledger again after it was found rewritten, as after a restored
 * backup: from its next checkpoint on it is witnessed as a history of its own. The break stays, with its
 * evidence, who accepted it and why.
 * @param by who accepted it, as the ledger's readers know that person
 */
export async function acceptHistory(
  tx: Transaction,
  partnerId: string,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<AcceptedHistory> {
  const known = await tx
    .selectFrom("ledger_witness")
    .select(["rewritten_at", "fault"])
    .where("partner_id", "=", partnerId)
    .forUpdate()
    .executeTakeFirst();
  if (!known?.rewritten_at || !known.fault) return { ok: false, reason: "history-not-rewritten" };
  const { rewritten_at: rewrittenAt, fault } = known;
  await tx
    .insertInto("history_break")
    .values({
      id: newId(at.getTime()),
      partner_id: partnerId,
      fault: JSON.stringify(fault),
      rewritten_at: rewrittenAt,
      accepted_at: at,
      accepted_by: by,
      reason,
    })
    .execute();
  await tx.deleteFrom("ledger_witness").where("partner_id", "=", partnerId).execute();
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "authority", id: partnerId },
      justification: reason,
      facts: {
        what: "history-accepted",
        found: fault.reason,
        rewrittenAt: rewrittenAt.toISOString(),
        earlier: { size: fault.earlier.size, root: fault.earlier.root },
        later: { size: fault.later.size, root: fault.later.root },
      },
    },
  ]);
  return { ok: true, rewrittenAt };
}
