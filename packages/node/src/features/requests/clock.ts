import { effectiveDeadline, remindersAt, waitingState, type Urgency } from "@entente/model";
import type { Transaction } from "../../store/store.ts";

/** The row of a request, as far as its clock needs it. */
export type ClockRow = {
  urgency: Urgency;
  state: string;
  created_at: Date;
  received_at: Date | null;
  due_at: Date;
  extended_until: Date | null;
};

/** By when an answer is in time, delays that were announced in time included. */
export function effectiveDueAt(row: Pick<ClockRow, "due_at" | "extended_until">): Date {
  return row.extended_until ?? row.due_at;
}

/** Where a request stands while it waits; null when it waits no longer. */
export function waitingOf(row: ClockRow, now: Date): ReturnType<typeof waitingState> | null {
  if (row.state !== "sent" && row.state !== "received") return null;
  return waitingState(now, timeOf(row));
}

/** When people are next to be reminded of a request received here; null when never again. */
export function nextReminder(row: ClockRow, now: Date): Date | null {
  return remindersAt(now, timeOf(row)).nextAt;
}

/** The time of a request, as the engine of clocks takes it. */
export function timeOf(row: ClockRow) {
  return {
    urgency: row.urgency,
    receivedAt: row.received_at ?? row.created_at,
    dueAt: effectiveDueAt(row),
  };
}

/** Reckons the clock of a request anew from the delays announced so far. */
export async function settleClock(tx: Transaction, requestId: string, now: Date): Promise<void> {
  const row = await tx
    .selectFrom("request")
    .select([
      "direction",
      "urgency",
      "state",
      "created_at",
      "received_at",
      "due_at",
      "extended_until",
    ])
    .where("id", "=", requestId)
    .executeTakeFirstOrThrow();
  const delays = await tx
    .selectFrom("request_delay")
    .select(["announced_at as announcedAt", "expected_at as expectedAt"])
    .where("request_id", "=", requestId)
    .orderBy("announced_at")
    .orderBy("id")
    .execute();
  const due = effectiveDeadline(row.due_at, delays);
  const extended = { ...row, extended_until: due > row.due_at ? due : null };
  await tx
    .updateTable("request")
    .set({
      extended_until: extended.extended_until,
      next_reminder_at:
        row.direction === "in" && row.state === "received" ? nextReminder(extended, now) : null,
    })
    .where("id", "=", requestId)
    .execute();
}
