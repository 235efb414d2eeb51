/**
 * Urgency classes of a request under Directive (EU) 2023/977 art. 5: urgent with directly accessible
 * information, urgent with indirectly accessible information, any other.
 */
export const urgencies = ["urgent-direct", "urgent-indirect", "normal"] as const;

/** Urgency class of a request. */
export type Urgency = (typeof urgencies)[number];

/** Hours within which each class is answered, counted from receipt. */
export type Clocks = Readonly<Record<Urgency, number>>;

const hour = 3_600_000;

/** The clocks of Directive (EU) 2023/977 art. 5: 8 hours, 3 calendar days, 7 calendar days. */
export const directiveClocks: Clocks = { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 };

/**
 * When a request received at `receivedAt` has to be answered.
 *
 * Hours are elapsed time. So are days: a calendar day is read as 24 hours from the moment of receipt,
 * not as the rest of a day at somebody's midnight. Two authorities in two zones, or on two sides of a
 * change to summer time, thus reckon the same instant; only how it is shown depends on the zone.
 */
export function deadlineOf(receivedAt: Date, urgency: Urgency, clocks: Clocks): Date {
  return new Date(receivedAt.getTime() + clocks[urgency] * hour);
}

/** A delay that was announced because a judicial authorisation is needed. */
export type AnnouncedDelay = { readonly announcedAt: Date; readonly expectedAt: Date };

/**
 * By when an answer counts as in time once delays were announced (Directive (EU) 2023/977 art. 5(2)).
 * The last announcement counts, if it came before the time that held until then had run out: one that
 * comes later tells when the answer is expected and does not undo that it is overdue. No announcement
 * makes the time shorter than the law gives.
 * @param delays in the order in which they were announced
 */
export function effectiveDeadline(dueAt: Date, delays: readonly AnnouncedDelay[]): Date {
  return delays.reduce(
    (due, { announcedAt, expectedAt }) =>
      announcedAt <= due ? new Date(Math.max(dueAt.getTime(), expectedAt.getTime())) : due,
    dueAt,
  );
}

/**
 * Shares of the time, in percent, after which people are reminded of a request that waits; 100 is the
 * deadline itself, at which it goes to those who decide.
 */
export const reminderShares: Readonly<Record<Urgency, readonly number[]>> = {
  "urgent-direct": [50, 90, 100],
  "urgent-indirect": [75, 100],
  normal: [75, 100],
};

/** The time of a request: from its receipt to the instant by which an answer is in time. */
export type RequestTime = {
  readonly urgency: Urgency;
  readonly receivedAt: Date;
  readonly dueAt: Date;
};

/** The reminders of a request whose time has come, in percent, and when the next one is; null: none. */
export function remindersAt(
  now: Date,
  time: RequestTime,
): { passed: readonly number[]; nextAt: Date | null } {
  const shares = reminderShares[time.urgency];
  const passed = shares.filter((share) => instantOfShare(time, share) <= now);
  const next = shares[passed.length];
  return { passed, nextAt: next === undefined ? null : instantOfShare(time, next) };
}

/** Where an unanswered request stands. */
export type WaitingState = "open" | "due-soon" | "overdue";

/** Where a request that waits stands: due soon from its first reminder on, overdue after its time. */
export function waitingState(now: Date, time: RequestTime): WaitingState {
  if (now > time.dueAt) return "overdue";
  return now >= instantOfShare(time, reminderShares[time.urgency][0]!) ? "due-soon" : "open";
}

function instantOfShare({ receivedAt, dueAt }: RequestTime, percent: number): Date {
  const from = receivedAt.getTime();
  return new Date(from + ((dueAt.getTime() - from) * percent) / 100);
}

/** How far a partner's clock may be off before people are told, in milliseconds. */
export const clockTolerance = 60_000;

/**
 * An instant that a partner tells by its own clock, held against what this node knows by its own: it
 * lies between two instants known here.
 * @returns `at`: the instant that counts here, the partner's own when its clock is right within the
 *   tolerance; `offset`: milliseconds by which its clock is ahead (behind when negative), at least; 0
 *   within the tolerance
 */
export function settleInstant(
  told: Date,
  known: { readonly from: Date; readonly to: Date },
  tolerance: number = clockTolerance,
): { at: Date; offset: number } {
  const early = told.getTime() - known.from.getTime();
  const late = told.getTime() - known.to.getTime();
  if (early < -tolerance) return { at: known.from, offset: early };
  if (late > tolerance) return { at: known.to, offset: late };
  return { at: told, offset: 0 };
}
