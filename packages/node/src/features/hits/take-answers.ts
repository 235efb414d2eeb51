import { checkNoticeMac } from "@entente/blind";
import { fromBase64 } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Arrived, Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { proofKeysOf } from "./proof-keys.ts";
import { transcriptOf, type Announced } from "./transcript.ts";

type Asked = { id: string; record_id: string; partner_id: string; notice: Announced | null };

/**
 * Takes the partner's answers to notices under one agreement: their MACs show that it holds the same
 * values.
 */
export async function takeAnswers(
  node: NodeContext,
  tx: Transaction,
  answers: readonly Arrived<"hit.answer">[],
): Promise<Handled> {
  const { agreementId } = answers[0]!.envelope;
  const rows: Asked[] = await tx
    .selectFrom("hit")
    .select(["id", "record_id", "partner_id", "notice"])
    .where(
      "id",
      "in",
      answers.map(({ payload }) => payload.noticeId),
    )
    .where("agreement_id", "=", agreementId)
    .execute();
  const hits = new Map(rows.map((hit) => [hit.id, hit]));
  if (answers.some(({ payload }) => !hits.has(payload.noticeId)))
    return { ok: false, reason: "unknown-notice" };
  const proven = await provenBy(node, tx, agreementId, answers, hits);
  // Of several answers to one notice the last counts.
  const last = new Map(answers.map(({ payload }, index) => [payload.noticeId, proven[index]!]));
  await sql`
    update hit set acknowledged = answered.proven
    from unnest(
      ${sql.val([...last.keys()])}::uuid[],
      ${sql.val([...last.values()])}::boolean[]) as answered (id, proven)
    where hit.id = answered.id`.execute(tx);
  for (const [index, { payload, reception }] of answers.entries()) {
    if (proven[index]) continue;
    const { noticeId, accepted } = payload;
    const reason = accepted ? {} : { reason: payload.reason };
    tx.message = reception.bodyHash;
    await appendToLedger(tx, [
      {
        act: "matching",
        object: { type: "hit", id: noticeId },
        facts: { acknowledged: false, ...reason },
      },
    ]);
    tx.message = undefined;
  }
  return { ok: true };
}

/** Whether the MACs of each answer fit the last notice that was sent of its hit. */
async function provenBy(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  answers: readonly Arrived<"hit.answer">[],
  hits: ReadonlyMap<string, Asked>,
): Promise<boolean[]> {
  const asked = answers.map(({ payload }) => hits.get(payload.noticeId)!);
  const proofKeys = await proofKeysOf(
    tx,
    "query_tag",
    agreementId,
    asked.map(({ record_id: recordId, notice }) => ({
      recordId,
      tags: (notice?.tags ?? []).map((tag) => fromBase64(tag)),
    })),
  );
  return answers.map(({ payload: { accepted, macs } }, index) => {
    const { partner_id: partnerId, notice } = asked[index]!;
    if (!accepted || !notice) return false;
    return checkNoticeMac(
      proofKeys[index]!.map(({ proofKey }) => proofKey),
      transcriptOf(node.authority.id, partnerId, agreementId, notice),
      "answer",
      macs.map((mac) => fromBase64(mac)),
    ).ok;
  });
}
