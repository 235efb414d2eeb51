import { parsePartialDate } from "@entente/model";
import { valuesOf, type Values } from "./values.ts";

/** The parts of a person's birth dates that go into keys. */
export type BirthParts = {
  /** Whole dates as `YYYY` and the two of day and month, the smaller first: a swap still meets. */
  readonly dates: readonly string[];
  readonly years: readonly string[];
  /** The two of day and month, the smaller first. */
  readonly days: readonly string[];
};

const mostDates = 2;

/**
 * The parts of the birth dates of a person. The first of January is what registers write when only
 * the year is known, so it counts as a year: else all who fled without papers would meet.
 */
export function birthParts(values: Values): BirthParts {
  const dates = new Set<string>();
  const years = new Set<string>();
  const days = new Set<string>();
  for (const text of valuesOf(values, "birthDate", mostDates)) {
    const read = parsePartialDate(text);
    if (!read.ok) continue;
    const { year, month, day } = read.value;
    years.add(String(year));
    if (month === undefined || day === undefined || (month === 1 && day === 1)) continue;
    const dayAndMonth = [Math.min(month, day), Math.max(month, day)].map(twoDigits).join("");
    days.add(dayAndMonth);
    dates.add(`${twoDigits(year)}${dayAndMonth}`);
  }
  return { dates: [...dates], years: [...years], days: [...days] };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
