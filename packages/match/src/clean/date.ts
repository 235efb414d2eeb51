import {
  checkDateParts,
  parsePartialDate,
  partialDateText,
  type PartialDate,
} from "@entente/model";
import { oneLine, toAscii } from "./characters.ts";
import {
  keep,
  refuse,
  type CleanContext,
  type Cleaned,
  type Cleaner,
  type Doubt,
} from "./cleaned.ts";
import { readNumericDate } from "./date-numbers.ts";
import { splitTime, type WrittenTime } from "./date-time.ts";
import { readWordedDate } from "./date-words.ts";
import { excelDate } from "./excel-date.ts";

const longest = 100;
const about =
  /^(?:~|\+-|(?:ca|c|circa|about|around|approx|abt|vers|env|environ|omstreeks|omstr|rond|hacia)\b\.?) ?/;
const unsure = /(?<=[0-9a-z.]) ?(?:~|\(?\?\)?)$/;

/**
 * A date in the canonical form of the model, from the forms in which people and programs write it;
 * parts that are unknown stay unknown. Two-digit years and assumed orders are noted.
 */
export const cleanDate: Cleaner = (text, context) => {
  const canonical = parsePartialDate(text);
  if (canonical.ok) return keep(partialDateText(canonical.value));
  const line = toAscii(oneLine(text).slice(0, longest + 1)).toLowerCase();
  if (line.length > longest) return unknownForm;
  const sure = line.replace(unsure, "").replace(about, "");
  return readDate(sure, sure !== line, context);
};

const unknownForm = refuse(
  "date-format-unknown",
  "Write a date as 31/05/2024, 2024-05-31, 31 May 2024, 05/2024 or 2024.",
);

function readDate(text: string, approximate: boolean, context: CleanContext): Cleaned {
  const serial = context.excelSerials ? excelDate(text) : undefined;
  if (serial !== undefined) return keep(serial);
  const timed = splitTime(text);
  const written = timed?.date ?? text;
  const parts = readNumericDate(written, context.dateOrder) ?? readWordedDate(written);
  if (parts === undefined)
    return /^[0-9]{6}$/.test(text)
      ? refuse("date-ambiguous", "Six digits can be read in several ways: write the year in full.")
      : unknownForm;
  const short = "shortYear" in parts;
  const year = short ? fullYear(parts.shortYear, context.property) : parts.year;
  const { month, day } = parts;
  const date: PartialDate = {
    year,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    approximate,
  };
  return finish(date, timed?.time, short ? "two-digit-year" : parts.note);
}

function finish(
  date: PartialDate,
  time: WrittenTime | undefined,
  note: Doubt | undefined,
): Cleaned {
  const zoneless = time?.offset === undefined;
  const timed =
    time === undefined || (zoneless && time.seconds === 0)
      ? date
      : { ...date, seconds: time.seconds };
  const checked = checkDateParts(timed);
  if (!checked.ok) return refuse(checked.reason, checked.hint);
  if (timed.seconds === undefined || time === undefined) return keep(partialDateText(date), note);
  const inUtc = checkDateParts(shifted(timed, time.offset ?? 0));
  if (!inUtc.ok) return refuse(inUtc.reason, inUtc.hint);
  return keep(partialDateText(inUtc.value), note ?? (zoneless ? "time-zone-assumed" : undefined));
}

/** The same instant in UTC, of a date and time in a zone that is `offset` minutes ahead of it. */
function shifted(date: PartialDate, offset: number): PartialDate {
  const instant = new Date(0);
  instant.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  instant.setUTCSeconds((date.seconds ?? 0) - offset * 60);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    seconds: instant.getUTCHours() * 3600 + instant.getUTCMinutes() * 60 + instant.getUTCSeconds(),
    approximate: date.approximate,
  };
}

/**
 * The century of a two-digit year: births from 15 on lie in the twentieth century, for suspects are
 * rarely children; for other dates the twenty-first goes up to 49.
 */
function fullYear(shortYear: number, property: string | undefined): number {
  const firstOfOldCentury = property === "birthDate" ? 15 : 50;
  return shortYear + (shortYear >= firstOfOldCentury ? 1900 : 2000);
}
