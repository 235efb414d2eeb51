import { oneEditApart } from "../../strings/one-edit.ts";
import { valuesOf } from "../../keys/values.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";

const levels = [
  "same",
  "day-month-swapped",
  "one-digit-apart",
  "same-day-other-year",
  "same-month",
  "same-year",
  "same-year-only",
  "year-near",
  "different",
] as const satisfies readonly LinkageLevel[];

/**
 * A date such as a birth date. The first of January is what registers write when only the year is
 * known, so it counts as a year.
 */
export function dateField(id: LinkageField, property: string): Field {
  return {
    id,
    levels,
    single: true,
    read: (values) => distinctValues(valuesOf(values, property, mostValues), dateKey),
    parts: (key) => [key],
    compare: ([left = ""], [right = ""]) => levels.indexOf(levelOf(left, right)),
    tokens: dateTokens,
  };
}

/** `YYYYMMDD` with zeros for what is not known; days that no month has are kept, as slips. */
function dateKey(text: string): string {
  const parts = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?/.exec(text);
  return parts ? `${parts[1]}${parts[2] ?? "00"}${parts[3] ?? "00"}` : "";
}

function levelOf(left: string, right: string): (typeof levels)[number] {
  const [leftYear, rightYear] = [left.slice(0, 4), right.slice(0, 4)];
  if (!isWhole(left) || !isWhole(right)) {
    if (leftYear === rightYear) return "same-year-only";
    return near(leftYear, rightYear) ? "year-near" : "different";
  }
  if (leftYear === rightYear) {
    if (left.slice(4) === right.slice(6) + right.slice(4, 6)) return "day-month-swapped";
    if (oneEditApart(left, right)) return "one-digit-apart";
    return left.slice(4, 6) === right.slice(4, 6) ? "same-month" : "same-year";
  }
  if (left.slice(4) === right.slice(4))
    return oneEditApart(left, right) ? "one-digit-apart" : "same-day-other-year";
  return near(leftYear, rightYear) ? "year-near" : "different";
}

function near(leftYear: string, rightYear: string): boolean {
  return Math.abs(Number(leftYear) - Number(rightYear)) <= 1 || oneEditApart(leftYear, rightYear);
}

function isWhole(key: string): boolean {
  return !key.endsWith("00") && !key.endsWith("0101");
}

/** The whole date, its year, and its day and month in no order. */
function dateTokens(key: string): string[] {
  const year = key.slice(0, 4);
  if (!isWhole(key)) return [year];
  const [month, day] = [key.slice(4, 6), key.slice(6)];
  const dayAndMonth = month < day ? `${month}/${day}` : `${day}/${month}`;
  return [year, dayAndMonth, `${year}/${dayAndMonth}`];
}
