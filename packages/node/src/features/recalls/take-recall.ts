import type { Authority } from "@entente/model";
import type { StatementCorrection, StatementRecall } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { derivedId } from "../../derived-id.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { acknowledge } from "./acknowledge.ts";
import { endGone } from "./end-gone.ts";
import { followDerivations } from "./derivations.ts";
import { notifyPeople } from "./notify-people.ts";
import { lockReceived, takeBack, type Ended } from "./received.ts";
import { keepReplacement } from "./replacement.ts";

/** What a partner wants done with what it disclosed. */
type Word = {
  recallId: string;
  type: "recall" | "correction";
  refs: readonly string[];
  reason: StatementRecall["reason"];
  text: string;
  erase: boolean;
};

/**
 * Takes a partner's recall: its statements end here, or are erased, with everything made of them, and
 * it is told so. Statements not heard of yet are remembered: their reply may come later.
 */
export async function takeRecall(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  recall: StatementRecall,
): Promise<Handled> {
  const { recallId, statementRefs, reason, text, erase } = recall;
  const word = { recallId, refs: [...new Set(statementRefs)], reason, text, erase };
  return take(node, tx, agreementId, partner, { ...word, type: "recall" });
}

/**
 * Takes a partner's correction: the statement ends and its replacement takes its place in the same
 * record. One of a statement not heard of yet waits for its reply.
 */
export async function takeCorrection(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  correction: StatementCorrection,
): Promise<Handled> {
  await lockReceived(tx, partner.id);
  const { recallId, statementRef, replacement, text } = correction;
  const known = await tx
    .selectFrom("received_statement")
    .select(["record_id", "statement_id"])
    .where("partner_id", "=", partner.id)
    .where("statement_ref", "=", statementRef)
    .executeTakeFirst();
  if (!known) return { ok: false, reason: "statement-unknown", later: true };
  const reason = "superseded";
  const word = { recallId, refs: [statementRef], reason, text, erase: false } as const;
  const kept =
    known.record_id === null
      ? null
      : await keepReplacement(node, tx, agreementId, partner, known.record_id, {
          replacement,
          supersedes: known.statement_id,
        });
  return take(node, tx, agreementId, partner, { ...word, type: "correction" }, kept);
}

async function take(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  word: Word,
  replacementId: string | null = null,
): Promise<Handled> {
  const agreement = await tx
    .selectFrom("agreement")
    .select("id")
    .where("id", "=", agreementId)
    .where("partner_id", "=", partner.id)
    .executeTakeFirst();
  if (!agreement) return { ok: false, reason: "agreement-unknown" };
  const id = derivedId("recall", partner.id, word.recallId);
  const { refs, reason, text, erase } = word;
  const from = { partnerId: partner.id, agreementId, at: node.now() };
  const { ended, gone } = await takeBack(tx, from, refs, erase ? "erased" : "ended");
  if (!(await note(node, tx, agreementId, partner, id, word, ended, replacementId))) {
    await acknowledge(node, tx, id);
    return { ok: true };
  }
  const followed = await followDerivations(node, tx, {
    statements: gone,
    reason,
    text,
    erase,
    recallId: id,
  });
  await endGone(node, tx, gone, { erase, reason, text });
  const recordIds = [...new Set(ended.flatMap(({ recordId }) => recordId ?? []))];
  await appendToLedger(
    tx,
    (recordIds.length > 0 ? recordIds : [id]).map((recordId) => ({
      act: erase ? ("erasure" as const) : ("alteration" as const),
      object: { type: recordIds.length > 0 ? "record" : "recall", id: recordId },
      justification: text,
      facts: { recall: id, as: word.type, reason, statements: gone.length, ...followed },
    })),
  );
  await notifyPeople(tx, "recall", id, recordIds);
  await acknowledge(node, tx, id);
  return { ok: true };
}

/** Keeps the recall; answers false when it was taken before. */
async function note(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  id: string,
  word: Word,
  ended: readonly Ended[],
  replacementId: string | null,
): Promise<boolean> {
  const inserted = await tx
    .insertInto("recall")
    .values({
      id,
      direction: "in",
      partner_id: partner.id,
      agreement_id: agreementId,
      ref: word.recallId,
      type: word.type,
      reason: word.reason,
      text: word.text,
      erase: word.erase,
      created_at: node.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return false;
  await tx
    .insertInto("recall_statement")
    .values(
      ended.map(({ ref, known, recordId }) => ({
        recall_id: id,
        statement_ref: ref,
        record_id: recordId,
        statement_id: ref,
        replacement_id: replacementId,
        outcome: known ? ("applied" as const) : ("unknown" as const),
      })),
    )
    .execute();
  return true;
}
