import type { Statistics } from "./statistics.ts";

const columns = [
  "from",
  "to",
  "partner",
  "direction",
  "urgency",
  "requests",
  "answered",
  "refused",
  "waiting",
  "inTime",
  "inExtension",
  "late",
  "settled",
  "shareInTime",
  "hoursToHalf",
  "hoursToMost",
] as const;

/** Statistics as a table (RFC 4180), one line a partner, direction and urgency. */
export function statisticsCsv({ from, to, rows }: Statistics): string {
  const lines = rows.map((row) => {
    const values: Record<string, string | number | null> = {
      ...row,
      from,
      to,
      partner: row.partner.name,
    };
    return columns.map((column) => cell(values[column] ?? null));
  });
  return [columns, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

/** A cell; text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number | null): string {
  if (typeof value === "number") return String(Math.round(value * 10_000) / 10_000);
  const text = (value ?? "").replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
