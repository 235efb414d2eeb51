import { proveBatch } from "@entente/blind";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { ElementsAsked, NotEvaluated } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { spendEvaluations } from "../oversight/spend-evaluations.ts";
import { matchingAgreements, type MatchingAgreement } from "./agreements.ts";

const keyEpoch = 1;
/** An hour counts as long as any minute of it lies within the last 24 hours. */
const countedHours = 25;

/**
 * Evaluates a partner's blinded keys with this node's key, within the agreement's budget and
 * the credit its list has earned. All this node learns is how many there were; that goes into the ledger.
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
  asked: ElementsAsked,
): Promise<{ ok: true; agreement: MatchingAgreement } | NotEvaluated> {
  const { partner, agreementId: id, count } = asked;
  const actor = { type: "partner", authorityId: partner.id } as const;
  return node.store.transaction(actor, async (tx) => {
    const [agreement] = await matchingAgreements(node, tx, id);
    if (agreement?.partner.id !== partner.id)
      return { ok: false, reason: "matching-not-agreed" } as const;
    const now = node.now();
    const refused = await refusalOf(tx, agreement, count, now);
    await appendToLedger(tx, [
      {
        act: "evaluation",
        object: { type: "agreement", id },
        facts: {
          elements: count,
          refused: refused !== null,
          ...(refused ? { reason: refused.reason } : {}),
        },
      },
    ]);
    return refused ?? ({ ok: true, agreement } as const);
  });
}

/** Counts evaluations, unless the budget of 24 hours or the partner's credit does not hold them. */
async function refusalOf(
  tx: Transaction,
  { id, terms }: MatchingAgreement,
  count: number,
  now: Date,
): Promise<NotEvaluated | null> {
  const hour = sql<Date>`date_trunc('hour', ${now}::timestamptz)`;
  await sql`
    insert into evaluation_count (agreement_id, hour, evaluations, batches)
    values (${id}, ${hour}, ${count}, 1)
    on conflict (agreement_id, hour) do update
      set evaluations = evaluation_count.evaluations + excluded.evaluations,
        batches = evaluation_count.batches + 1`.execute(tx);
  const { spent } = await tx
    .selectFrom("evaluation_count")
    .select((eb) => eb.fn.sum<string>("evaluations").as("spent"))
    .where("agreement_id", "=", id)
    .where("hour", ">", new Date(now.getTime() - countedHours * 3_600_000))
    .executeTakeFirstOrThrow();
  const credit =
    Number(spent) > terms.evaluationBudget
      ? ({ ok: false, reason: "budget-exhausted", retryAfter: 3_600 } as const)
      : await spendEvaluations(tx, id, count, now);
  if (!credit.ok)
    await sql`
      update evaluation_count
      set evaluations = evaluations - ${count}, batches = batches - 1, refused = refused + ${count}
      where agreement_id = ${id} and hour = ${hour}`.execute(tx);
  return credit.ok ? null : credit;
}
