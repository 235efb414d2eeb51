/**
 * A date of which parts may be missing. Its text is a small part of EDTF (ISO 8601-2:2019):
 *
 * | text                   | meaning                                   |
 * |------------------------|-------------------------------------------|
 * | `2024-05-31`           | a day                                     |
 * | `2024-05`, `2024`      | a month, a year                           |
 * | `1985-XX-12`           | the 12th of an unknown month (level 1)    |
 * | `1985~`, `2024-05-31~` | about then, or not sure (level 1)         |
 * | `2024-05-31T14:05:00Z` | an instant, in UTC, to the second         |
 *
 * Years run from 0001 to 9999 in the Gregorian calendar, also before 1582.
 */
export type PartialDate = {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31; may stand without a month. */
  readonly day?: number;
  /** Seconds since midnight in UTC; only with month and day. */
  readonly seconds?: number;
  /** True when the source is not sure of it, or gives it as "about". */
  readonly approximate: boolean;
};

/** The canonical text of a date. */
export function partialDateText(date: PartialDate): string {
  const year = String(date.year).padStart(4, "0");
  const mark = date.approximate ? "~" : "";
  if (date.day === undefined)
    return date.month === undefined ? year + mark : `${year}-${twoDigits(date.month)}${mark}`;
  const month = date.month === undefined ? "XX" : twoDigits(date.month);
  const time = date.seconds === undefined ? "" : `T${timeText(date.seconds)}Z`;
  return `${year}-${month}-${twoDigits(date.day)}${time}${mark}`;
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map(twoDigits).join(":");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
