import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { AlarmView, Resolution } from "./alarm-schemas.ts";
import { tellOverseers } from "./alarms.ts";
import { readAlarm } from "./read-alarms.ts";
import { releaseEvaluations } from "./spend-evaluations.ts";

/**
 * Notes that somebody has seen an alarm and looks into it; what it stops stays stopped.
 * @throws Problem 404; 403 `own-alarm`; 409 `alarm-not-open`
 */
export async function acknowledgeAlarm(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  userId: string,
  id: string,
): Promise<AlarmView> {
  return decide(node, tx, userId, id, "acknowledge", async (_alarm, now) => {
    await tx
      .updateTable("alarm")
      .set({ state: "acknowledged", acknowledged_at: now, acknowledged_by: userId })
      .where("id", "=", id)
      .execute();
    return { facts: { what: "alarm-acknowledged" } };
  });
}

/**
 * Resolves an alarm with an outcome and a reason: what it stopped goes on.
 * @throws Problem 404; 403 `own-alarm`; 409 `alarm-not-open`
 */
export async function resolveAlarm(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  userId: string,
  id: string,
  { outcome, reason, allow }: Resolution,
): Promise<AlarmView> {
  return decide(node, tx, userId, id, "resolve", async ({ subject, pattern }, now) => {
    await tx
      .updateTable("alarm")
      .set({ state: "resolved", resolved_at: now, resolved_by: userId, outcome, reason })
      .where("id", "=", id)
      .execute();
    if (subject.type === "agreement") await releaseEvaluations(tx, subject.id, allow, now);
    return {
      justification: reason,
      facts: { what: "alarm-resolved", pattern, outcome, ...(allow > 0 ? { allow } : {}) },
    };
  });
}

async function decide(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  userId: string,
  id: string,
  act: "acknowledge" | "resolve",
  change: (
    alarm: AlarmView,
    now: Date,
  ) => Promise<{ justification?: string; facts: Record<string, unknown> }>,
): Promise<AlarmView> {
  await withFullSight(tx, () =>
    tx.selectFrom("alarm").select("id").where("id", "=", id).forUpdate().execute(),
  );
  const alarm = await readAlarm(tx, userId, id);
  if (!alarm) throw new Problem(404, "no-such-alarm", "There is no alarm with this id.");
  if (alarm.subject.id === userId)
    throw new Problem(403, "own-alarm", "This alarm is about your own searches or readings.", {
      remedy: "Another data-protection officer or administrator has to decide on it.",
    });
  if (!alarm.can[act])
    throw new Problem(409, "alarm-not-open", "Somebody has dealt with this alarm already.");
  const written = await withFullSight(tx, async () => {
    const entry = await change(alarm, node.now());
    await tellOverseers(tx, id);
    return entry;
  });
  await appendToLedger(tx, [{ act: "administration", object: { type: "alarm", id }, ...written }]);
  return (await readAlarm(tx, userId, id)) ?? alarm;
}
