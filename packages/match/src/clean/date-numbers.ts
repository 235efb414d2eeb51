import type { CleanContext } from "./cleaned.ts";
import type { DateParts } from "./date-parts.ts";

const part = "([0-9]{1,2}|x{1,2}|\\?{1,2})";
const between = "[-./\\s]{1,3}";
const yearFirst = new RegExp(`^([0-9]{4})${between}${part}(?:${between}${part})?$`);
const yearLast = new RegExp(`^(?:${part}${between})?${part}${between}([0-9]{4})$`);
const shortYears = new RegExp(`^${part}${between}${part}${between}${part}$`);

/**
 * Reads a date in digits: 2024-5-31, 31/05/2024, 31.5.24, 05/2024, 2024, 20240531, 31052024.
 * @param text ASCII in lower case, without a time
 * @returns undefined when it is not of that form
 */
export function readNumericDate(
  text: string,
  order: CleanContext["dateOrder"],
): DateParts | undefined {
  if (/^[0-9]{4}$/.test(text)) return { year: Number(text) };
  if (/^[0-9]{8}$/.test(text)) return readCompact(text, order);
  const first = yearFirst.exec(text);
  if (first) return { year: Number(first[1]), month: known(first[2]), day: known(first[3]) };
  const last = yearLast.exec(text);
  if (last?.[1] === undefined && last) return { year: Number(last[3]), month: known(last[2]) };
  if (last) return { year: Number(last[3]), ...inOrder(last[1]!, last[2]!, order) };
  const short = shortYears.exec(text);
  if (!short) return undefined;
  const [, one = "", two = "", three = ""] = short;
  if (order === "ymd") return { shortYear: Number(one), month: known(two), day: known(three) };
  return { shortYear: Number(three), ...inOrder(one, two, order) };
}

/** Eight digits: the year first when that is a date, else last. */
function readCompact(text: string, order: CleanContext["dateOrder"]): DateParts {
  const yearAhead = {
    year: Number(text.slice(0, 4)),
    month: known(text.slice(4, 6)),
    day: known(text.slice(6)),
  };
  const isDate =
    yearAhead.year >= 1000 &&
    yearAhead.year < 3000 &&
    (yearAhead.month ?? 1) <= 12 &&
    (yearAhead.day ?? 1) <= 31;
  const yearBehind = Number(text.slice(4));
  if (isDate || yearBehind < 1000 || yearBehind >= 3000) return yearAhead;
  return { year: yearBehind, ...inOrder(text.slice(0, 2), text.slice(2, 4), order) };
}

/** Day and month in the order of the file; day first, with a note, where it is not told. */
function inOrder(
  one: string,
  two: string,
  order: CleanContext["dateOrder"],
): Pick<DateParts, "day" | "month" | "note"> {
  const [day, month] = order === "mdy" ? [known(two), known(one)] : [known(one), known(two)];
  if (month !== undefined && month > 12 && day !== undefined && day <= 12)
    return { day: month, month: day, note: "date-order-swapped" };
  const ambiguous =
    order !== "dmy" && order !== "mdy" && day !== month && day !== undefined && day <= 12;
  return ambiguous && month !== undefined
    ? { day, month, note: "date-order-assumed" }
    : { day, month };
}

function known(written: string | undefined): number | undefined {
  const number = Number(written);
  return Number.isNaN(number) || number === 0 ? undefined : number;
}
