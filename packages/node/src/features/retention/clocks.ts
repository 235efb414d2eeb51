import type { NodeConfig } from "../../config/config.ts";

/** The settings of retention. */
export type Retention = NodeConfig["retention"];

/** Where a record stands with its review date. */
export type ReviewState = "later" | "coming" | "due" | "about-to-be-erased" | "overdue";

const day = 24 * 3_600_000;

/** The day `days` after an instant, in UTC, as YYYY-MM-DD. */
export function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * day).toISOString().slice(0, 10);
}

/** The day on which a record is erased if nobody looks at it before; null when the node does not. */
export function erasureDay(reviewAt: string, retention: Retention): string | null {
  return retention.eraseAutomatically
    ? dayAfter(new Date(`${reviewAt}T00:00:00Z`), retention.eraseAfterDays)
    : null;
}

/**
 * Where a record stands: its review is far off, coming, or due; missed so long that it will soon be
 * erased; or its time is over.
 */
export function reviewState(reviewAt: string, now: Date, retention: Retention): ReviewState {
  const today = dayAfter(now, 0);
  if (reviewAt > dayAfter(now, retention.warnDays)) return "later";
  if (reviewAt > today) return "coming";
  const erased = erasureDay(reviewAt, retention);
  if (erased === null) return "due";
  if (erased <= today) return "overdue";
  return erased <= dayAfter(now, retention.warnDays) ? "about-to-be-erased" : "due";
}
