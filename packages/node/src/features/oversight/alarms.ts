import { newId } from "@entente/model";
import { sql } from "kysely";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { AlarmEvidence } from "../../store/tables/oversight.ts";
import type { Transaction } from "../../store/store.ts";

/** Every odd pattern that raises an alarm. */
export const alarmPatterns = [
  "serial-numbers",
  "many-identifiers",
  "names-in-order",
  "records-without-case",
  "justification-repeated",
  "unlisted-evaluations",
  "around-the-clock",
  "slow-sweep",
] as const;

/** An odd pattern. */
export type AlarmPattern = (typeof alarmPatterns)[number];

/** Who shows it: a user of this node, or a partner under an agreement. */
export type AlarmSubject =
  | { type: "user"; id: string }
  | { type: "agreement"; id: string; partnerId: string };

/** What is reported as odd. */
export type NewAlarm = {
  pattern: AlarmPattern;
  subject: AlarmSubject;
  /** Whether searching or evaluating stops until somebody has resolved it. */
  stops: boolean;
  evidence: AlarmEvidence;
};

/** Roles that are told of alarms and resolve them. */
export const overseers = ["data-protection-officer", "administrator"] as const;

/**
 * Raises an alarm, tells those who resolve it and writes it into the ledger; while one of the same
 * pattern and subject is not resolved, nothing happens. Runs in a transaction of the system.
 */
export async function raiseAlarm(tx: Transaction, alarm: NewAlarm, now: Date): Promise<void> {
  const { pattern, subject, stops, evidence } = alarm;
  const raised = await tx
    .insertInto("alarm")
    .values({
      id: newId(),
      pattern,
      subject_type: subject.type,
      subject_id: subject.id,
      partner_id: subject.type === "agreement" ? subject.partnerId : null,
      stops,
      evidence: JSON.stringify(evidence),
      raised_at: now,
    })
    .onConflict((conflict) =>
      // Written out: a plan for any value of a parameter cannot rest on the partial index.
      conflict
        .columns(["subject_id", "pattern"])
        .where(sql<boolean>`state <> 'resolved'`)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (!raised) return;
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "alarm", id: raised.id },
      facts: { what: "alarm-raised", pattern, stops, [subject.type]: subject.id, ...evidence },
    },
  ]);
  await tellOverseers(tx, raised.id);
}

/** Tells the pages of those who resolve alarms that one changed. */
export async function tellOverseers(tx: Transaction, alarmId: string): Promise<void> {
  const rows = await tx
    .selectFrom("app_user")
    .select("id")
    .where("disabled", "=", false)
    .where(sql<boolean>`roles && ${sql.val([...overseers])}::text[]`)
    .execute();
  await notifyLive(tx, { type: "alarm", id: alarmId, userIds: rows.map(({ id }) => id) });
}

/** Whether an alarm that nobody has resolved stops a user's searches or a partner's evaluations. */
export async function isStopped(tx: Transaction, subjectId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("alarm")
    .select("id")
    .where("subject_id", "=", subjectId)
    .where("stops", "=", true)
    .where("state", "<>", "resolved")
    .executeTakeFirst();
  return row !== undefined;
}

/** From when on a user's acts count: `since`, or the last release when that was later. */
export async function watchedSince(tx: Transaction, subjectId: string, since: Date): Promise<Date> {
  const { released } = await tx
    .selectFrom("alarm")
    .select((eb) => eb.fn.max("resolved_at").as("released"))
    .where("subject_id", "=", subjectId)
    .executeTakeFirstOrThrow();
  return released !== null && released > since ? released : since;
}
