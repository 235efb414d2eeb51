import { daysInMonth } from "./calendar.ts";
import { partialDateText, type PartialDate } from "./partial-date.ts";

/** The first and the last day that a date may mean, as YYYY-MM-DD. */
export type DateRange = { readonly earliest: string; readonly latest: string };

/**
 * The days between which a date lies. "About" widens nothing, for no source says by how much:
 * look at `approximate` where it matters. Where only the month is unknown, the range spans all
 * months that have such a day.
 */
export function dateRange(date: PartialDate): DateRange {
  const { year, month, day } = date;
  const first = month ?? firstMonthWith(year, day ?? 1);
  const last = month ?? 12;
  const text = (ofMonth: number, ofDay: number) =>
    partialDateText({ year, month: ofMonth, day: ofDay, approximate: false });
  return { earliest: text(first, day ?? 1), latest: text(last, day ?? daysInMonth(year, last)) };
}

function firstMonthWith(year: number, day: number): number {
  return daysInMonth(year, 1) >= day ? 1 : 2;
}
