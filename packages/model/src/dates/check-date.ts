import { daysInMonth } from "./calendar.ts";
import type { PartialDate } from "./partial-date.ts";

/** Why a date was refused. */
export type DateReason =
  | "date-format-unknown"
  | "year-out-of-range"
  | "no-such-month"
  | "no-such-day"
  | "no-such-time";

/** What the check of a date answers: its parts, or what is wrong with it. */
export type DateCheck =
  | { readonly ok: true; readonly value: PartialDate }
  | { readonly ok: false; readonly reason: DateReason; readonly hint: string };

/** Checks that the parts of a date exist in the calendar. */
export function checkDateParts(date: PartialDate): DateCheck {
  const { year, month, day, seconds } = date;
  if (!(Number.isInteger(year) && year >= 1 && year <= 9999))
    return refuse("year-out-of-range", "The year must lie between 0001 and 9999.");
  if (month !== undefined && !(Number.isInteger(month) && month >= 1 && month <= 12))
    return refuse("no-such-month", `There is no month ${month}: months run from 1 to 12.`);
  const lastDay = month === undefined ? 31 : daysInMonth(year, month);
  if (day !== undefined && !(Number.isInteger(day) && day >= 1 && day <= lastDay)) {
    const where = month === undefined ? "A month" : `Month ${month} of ${year}`;
    return refuse("no-such-day", `${where} has ${lastDay} days, so there is no day ${day}.`);
  }
  if (seconds === undefined) return { ok: true, value: date };
  const complete = month !== undefined && day !== undefined;
  if (complete && Number.isInteger(seconds) && seconds >= 0 && seconds < 86_400)
    return { ok: true, value: date };
  return refuse("no-such-time", "A time needs a whole date and lies before 24:00:00.");
}

/** A refusal of a date. */
export function refuse(reason: DateReason, hint: string): DateCheck {
  return { ok: false, reason, hint };
}
