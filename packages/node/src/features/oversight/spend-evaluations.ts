import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import { isStopped } from "./alarms.ts";
import { creditOf, noteUnlisted, writeCredit } from "./evaluation-credits.ts";
import { spend } from "./patterns/evaluation-credit.ts";

/** Whether evaluations of a partner go on; `retryAfter` in seconds. */
export type Spent = { ok: true } | { ok: false; reason: "odd-pattern"; retryAfter: number };

const shortRetry = 2;
const longRetry = 60;
const stoppedRetry = 3_600;
/** A list that is on its way arrives within this time. */
const patienceMs = 60_000;

/**
 * Takes `count` evaluations from what a partner may ask for under an agreement. Asked for more than it
 * has listed, it is told to wait; the list that follows ends that. An alarm that nobody has resolved
 * stops it altogether.
 */
export async function spendEvaluations(
  tx: Transaction,
  agreementId: string,
  count: number,
  now: Date,
): Promise<Spent> {
  const refused = (retryAfter: number) =>
    ({ ok: false, reason: "odd-pattern", retryAfter }) as const;
  if (await isStopped(tx, agreementId)) return refused(stoppedRetry);
  const { credit, listSize, shortSince } = await creditOf(tx, agreementId, now, count);
  const outcome = spend(credit, count, listSize, now);
  await noteUnlisted(tx, agreementId, outcome.unlisted, now);
  if (outcome.ok) {
    await writeCredit(tx, agreementId, outcome.credit, { shortSince: null, shortOf: 0 });
    return { ok: true };
  }
  const since = shortSince ?? now;
  await writeCredit(tx, agreementId, outcome.credit, { shortSince: since, shortOf: count });
  return refused(now.getTime() - since.getTime() < patienceMs ? shortRetry : longRetry);
}

/**
 * Lets a partner ask again after an alarm under its agreement was resolved: its allowance is full, what
 * it asked before counts for no pattern any more.
 * @param more evaluations granted on top, for example for silent records that it is about to query
 */
export async function releaseEvaluations(
  tx: Transaction,
  agreementId: string,
  more: number,
  now: Date,
): Promise<void> {
  await sql`
    update evaluation_credit
    set earned = earned + ${more}, refilled_at = ${new Date(0)}, short_since = null, short_of = 0,
      watched_since = ${now}
    where agreement_id = ${agreementId}`.execute(tx);
}
