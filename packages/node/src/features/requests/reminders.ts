import { newId, remindersAt } from "@entente/model";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { runLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { effectiveDueAt, timeOf } from "./clock.ts";

const everyMs = 15_000;
const perTurn = 50;

/** Reminds people of requests that wait, before and at their deadline. */
export function startReminders(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  return runLoop(
    { name: "reminders", wake: [], everyMs, work: () => remindOnce(node) },
    { signals, log: node.log },
  );
}

/**
 * Raises the reminders whose time has come, each once for each deadline, whatever number of servers
 * looks and however often they start: a row of the database says that it was raised.
 * @returns whether there may be more
 */
export function remindOnce(node: NodeContext): Promise<boolean> {
  return node.store.transaction({ type: "system", name: "reminders" }, async (tx) => {
    const now = node.now();
    const rows = await tx
      .selectFrom("request")
      .select([
        "id",
        "record_id",
        "partner_id",
        "urgency",
        "state",
        "created_at",
        "received_at",
        "due_at",
        "extended_until",
      ])
      .where("next_reminder_at", "<=", now)
      .orderBy("next_reminder_at")
      .limit(perTurn)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) {
      const { passed, nextAt } = remindersAt(now, timeOf(row));
      for (const share of passed)
        await raise(tx, { ...row, dueAt: effectiveDueAt(row), share, now });
      await tx
        .updateTable("request")
        .set({ next_reminder_at: nextAt })
        .where("id", "=", row.id)
        .execute();
    }
    return rows.length === perTurn;
  });
}

type Due = {
  id: string;
  record_id: string;
  partner_id: string;
  dueAt: Date;
  share: number;
  now: Date;
};

/** Those who can answer are reminded; at the deadline those who decide, if any of them sees it. */
async function raise(tx: Transaction, due: Due): Promise<void> {
  const people = await peopleFor(tx, due.record_id);
  const deciding = people.filter(({ roles }) =>
    roles.some((role) => role === "approver" || role === "magistrate"),
  );
  const audience = due.share === 100 && deciding.length > 0 ? "deciding" : "answering";
  const { numInsertedOrUpdatedRows: raised } = await tx
    .insertInto("request_notice")
    .values({
      id: newId(due.now.getTime()),
      request_id: due.id,
      share: due.share,
      due_at: due.dueAt,
      audience,
      raised_at: due.now,
    })
    .onConflict((conflict) => conflict.columns(["request_id", "share", "due_at"]).doNothing())
    .executeTakeFirstOrThrow();
  if (!raised) return;
  const told = audience === "deciding" ? deciding : people;
  await appendToLedger(tx, [
    {
      act: "reminder",
      object: { type: "request", id: due.id },
      facts: {
        record: due.record_id,
        partner: due.partner_id,
        share: due.share,
        dueAt: due.dueAt.toISOString(),
        audience,
        told: told.map(({ id }) => id),
      },
    },
  ]);
  await notifyLive(tx, {
    type: "request",
    id: due.id,
    facts: { reminder: due.share },
    userIds: told.map(({ id }) => id),
  });
}

/** Who can answer a request on a record: members of its cases, or everybody when it is in none. */
async function peopleFor(
  tx: Transaction,
  recordId: string,
): Promise<{ id: string; roles: string[] }[]> {
  const { rows } = await sql<{ id: string; roles: string[] }>`
    select app_user.id, app_user.roles from app_user
    where not app_user.disabled
      and app_user.roles && array['analyst', 'approver', 'magistrate']
      and exists (
        select 1 from record where record.id = ${recordId} and (
          not record.restricted
          or exists (select 1 from case_member
            where case_member.user_id = app_user.id and case_member.case_id = any(record.case_ids))))
    order by app_user.id`.execute(tx);
  return rows;
}
