import { partialDateText } from "@entente/model";

/**
 * The date of a spreadsheet's serial number in the 1900 system: whole days since 30 December 1899,
 * the fraction being the time of day. Only five digits are read (from 18 May 1927 on), so that a
 * year is never taken for one.
 * @returns undefined when the text is no such number
 */
export function excelDate(text: string): string | undefined {
  const parts = /^([0-9]{5})(\.[0-9]{1,15})?$/.exec(text);
  if (!parts) return undefined;
  const seconds = Math.round(Number(parts[2] ?? 0) * 86_400);
  const instant = new Date(Date.UTC(1899, 11, 30 + Number(parts[1]), 0, 0, seconds));
  return partialDateText({
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    ...(seconds > 0 && seconds < 86_400 && { seconds }),
    approximate: false,
  });
}
