import { checkDateParts, refuse, type DateCheck } from "./check-date.ts";

const form =
  /^([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX)(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})Z)?)?)?([~?%])?$/;

/**
 * Reads the text of a partial date (see {@link PartialDate}) and checks it against the calendar.
 * Other EDTF spellings of the same are read too: `2024-XX-XX` as `2024`, `?` and `%` as `~`.
 * Dates as people write them are the business of the match package's cleaning.
 */
export function parsePartialDate(text: string): DateCheck {
  const parts = form.exec(text);
  if (!parts) return refuse("date-format-unknown", "Write a date as 2024-05-31, 2024-05 or 2024.");
  const [, year, month, day, hours, minutes, seconds, mark] = parts;
  const known = (part: string | undefined) => part !== undefined && part !== "XX";
  if (hours && (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59))
    return refuse("no-such-time", `There is no time ${hours}:${minutes}:${seconds}.`);
  return checkDateParts({
    year: Number(year),
    ...(known(month) && { month: Number(month) }),
    ...(known(day) && { day: Number(day) }),
    ...(hours && { seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) }),
    approximate: mark !== undefined,
  });
}
