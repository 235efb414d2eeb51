import type { Transaction } from "../../store/store.ts";
import { raiseAlarm } from "./alarms.ts";
import { creditOf, noteUnlisted, writeCredit, type KeptCredit } from "./evaluation-credits.ts";
import { dailyAllowance, spend } from "./patterns/evaluation-credit.ts";
import { findDrip } from "./patterns/partner-drip.ts";

const hourMs = 3_600_000;
const patternHours = 30 * 24;
/** So long a partner may be short of credit before that is an alarm: its list may be on its way. */
const graceMs = 10 * 60_000;

/** Looks whether a partner's evaluations show an odd pattern; an alarm stops them. */
export async function watchPartners(tx: Transaction, now: Date): Promise<void> {
  const agreements = await tx
    .selectFrom("agreement")
    .innerJoin("evaluation_credit", "evaluation_credit.agreement_id", "agreement.id")
    .select(["agreement.id", "agreement.partner_id as partnerId"])
    .where("evaluation_credit.refilled_at", "is not", null)
    .execute();
  for (const { id, partnerId } of agreements) {
    const kept = await settled(tx, await creditOf(tx, id, now), now);
    const odd = (await stillShort(tx, kept, now)) ?? (await dripOf(tx, kept, now));
    if (!odd) continue;
    const { pattern, ...evidence } = odd;
    const subject = { type: "agreement", id, partnerId } as const;
    await raiseAlarm(tx, { pattern, subject, stops: true, evidence }, now);
  }
}

/** Lets entries that were listed since the partner last asked pay back what ran ahead of them. */
async function settled(tx: Transaction, kept: KeptCredit, now: Date): Promise<KeptCredit> {
  const { agreementId, listSize, shortSince, shortOf } = kept;
  const { credit, unlisted } = spend(kept.credit, 0, listSize, now);
  await writeCredit(tx, agreementId, credit, { shortSince, shortOf });
  await noteUnlisted(tx, agreementId, unlisted, now);
  return { ...kept, credit };
}

/** What was asked for beyond list and allowance and is still missing after the time of grace. */
async function stillShort(tx: Transaction, kept: KeptCredit, now: Date) {
  const { agreementId, shortSince, shortOf, credit, listSize } = kept;
  if (!shortSince || now.getTime() - shortSince.getTime() < graceMs) return null;
  if (spend(credit, shortOf, listSize, now).ok) {
    await writeCredit(tx, agreementId, credit, { shortSince: null, shortOf: 0 });
    return null;
  }
  return {
    pattern: "unlisted-evaluations",
    asked: shortOf,
    listSize,
    allowance: dailyAllowance(listSize),
    minutes: Math.round((now.getTime() - shortSince.getTime()) / 60_000),
  } as const;
}

async function dripOf(
  tx: Transaction,
  { agreementId, watchedSince, listSize }: KeptCredit,
  now: Date,
) {
  const present = Math.floor(now.getTime() / hourMs);
  const oldest = Math.max(watchedSince.getTime(), (present - patternHours) * hourMs);
  const rows = await tx
    .selectFrom("evaluation_count")
    .select(["hour", "unlisted"])
    .where("agreement_id", "=", agreementId)
    .where("unlisted", "<>", 0)
    .where("hour", ">=", new Date(oldest))
    .execute();
  const hours = rows.map(({ hour, unlisted }) => ({
    hour: Math.floor(hour.getTime() / hourMs),
    unlisted,
  }));
  const drip = findDrip(hours, listSize, present);
  return drip && { ...drip, listSize };
}
