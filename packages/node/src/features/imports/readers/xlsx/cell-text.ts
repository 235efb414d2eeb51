import type { NumberFormat } from "./number-formats.ts";

const msPerDay = 86_400_000;
/** Day 0 of the 1900 system, which takes 1900 for a leap year, and of the 1904 system. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const lastSerial = 2_958_465;

/** The text of a number as the workbook shows it: dates as ISO 8601, up to 15 significant digits. */
export function numberText(raw: string, format: NumberFormat, date1904: boolean): string {
  const number = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(number)) return raw;
  if (format === "date") return dateText(number, date1904) ?? raw;
  const text = String(Number(number.toPrecision(15)));
  if (format !== "plain" && Number.isInteger(number) && number >= 0)
    return text.padStart(format.zeros, "0");
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? String(BigInt(number)) : text;
}

/** A serial day number as `YYYY-MM-DD`, with the time when it has one; a time alone as `HH:MM:SS`. */
function dateText(serial: number, date1904: boolean): string | undefined {
  if (serial < 0 || serial > lastSerial + 1) return undefined;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (day === 0 && !date1904) return time;
  // Before 1 March 1900 the leap day that never was has not yet been counted.
  const days = !date1904 && day < 60 ? day + 1 : day;
  const date = new Date((date1904 ? epoch1904 : epoch1900) + days * msPerDay)
    .toISOString()
    .slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date} ${time}`;
}

/** The text that a workbook writes with `_xHHHH_` for characters that XML cannot hold. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The place of a column, from 0, in a reference such as `AB12`; undefined when there is none. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?[0-9]*$/i.exec(reference ?? "")?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column - 1;
}
