import { proveBatch } from "@entente/blind";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { ElementsAsked, NotEvaluated } from "../../link/handlers.ts";
import { matchingAgreements, type MatchingAgreement } from "./agreements.ts";

const keyEpoch = 1;
/** An hour counts as long as any minute of it lies within the last 24 hours. */
const countedHours = 25;

/**
 * Evaluates a partner's blinded keys with this node's key, within the agreement's budget. All this
 * node learns is how many there were; that goes into the ledger.
 */
export async function evaluateForPartner(node: NodeContext, asked: ElementsAsked) {
  const granted = await grant(node, asked);
  if (!granted.ok) return granted;
  const result = await node.tagging.evaluate(granted.agreement.secretKey, asked.elements);
  return result.ok
    ? { ok: true as const, evaluated: result.evaluated, keyEpoch }
    : { ok: false as const, reason: result.reason };
}

/** Evaluates a sample again and proves that the agreed key did it; counts against the budget too. */
export async function proveForPartner(node: NodeContext, asked: ElementsAsked) {
  const granted = await grant(node, asked);
  if (!granted.ok) return granted;
  const { secretKey, publicKey } = granted.agreement;
  const result = await node.tagging.evaluate(secretKey, asked.elements);
  if (!result.ok) return { ok: false as const, reason: result.reason };
  const proof = proveBatch(secretKey, publicKey, asked.elements, result.evaluated);
  return { ok: true as const, evaluated: result.evaluated, proof };
}

function grant(
  node: NodeContext,
  { partner, agreementId, count }: ElementsAsked,
): Promise<{ ok: true; agreement: MatchingAgreement } | NotEvaluated> {
  const actor = { type: "partner", authorityId: partner.id } as const;
  return node.store.transaction(actor, async (tx) => {
    const [agreement] = await matchingAgreements(node, tx, agreementId);
    if (agreement?.partner.id !== partner.id)
      return { ok: false, reason: "matching-not-agreed" } as const;
    const now = node.now();
    await sql`
      insert into evaluation_count (agreement_id, hour, evaluations)
      values (${agreementId}, date_trunc('hour', ${now}::timestamptz), ${count})
      on conflict (agreement_id, hour) do update
        set evaluations = evaluation_count.evaluations + excluded.evaluations`.execute(tx);
    const { spent } = await tx
      .selectFrom("evaluation_count")
      .select((eb) => eb.fn.sum<string>("evaluations").as("spent"))
      .where("agreement_id", "=", agreementId)
      .where("hour", ">", new Date(now.getTime() - countedHours * 3_600_000))
      .executeTakeFirstOrThrow();
    const exhausted = Number(spent) > agreement.terms.evaluationBudget;
    if (exhausted)
      await sql`
        update evaluation_count set evaluations = evaluations - ${count}
        where agreement_id = ${agreementId}
          and hour = date_trunc('hour', ${now}::timestamptz)`.execute(tx);
    await appendToLedger(tx, [
      {
        act: "evaluation",
        object: { type: "agreement", id: agreementId },
        facts: { elements: count, refused: exhausted },
      },
    ]);
    return exhausted
      ? ({ ok: false, reason: "budget-exhausted", retryAfter: 3_600 } as const)
      : ({ ok: true, agreement } as const);
  });
}
