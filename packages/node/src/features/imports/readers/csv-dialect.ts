import { lineEndAfter, lineStop, scanCsvRecord } from "./csv-record.ts";

const candidates = [",", ";", "\t", "|"];
const recordsLookedAt = 50;

/** How a CSV text is written. */
export type CsvDialect = {
  delimiter: string;
  /** Lines before the table: Excel's `sep=;`. */
  skipLines: number;
};

/** Finds the delimiter of a CSV text: the one by which most rows are as wide as the first. */
export function csvDialectOf(head: string): CsvDialect {
  const said = /^sep=(.)\r?(?:\n|$)/i.exec(head)?.[1];
  if (said !== undefined) return { delimiter: said, skipLines: 1 };
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, skipLines: 0 };
}

/** The share of records as wide as the first one, first, and then how wide that is. */
function scoreOf(head: string, delimiter: string): number {
  const widths: number[] = [];
  for (let at = 0; at < head.length && widths.length < recordsLookedAt;) {
    const scan = scanCsvRecord(head, at, delimiter, false);
    if (scan.kind === "more") break;
    if (scan.kind === "record") widths.push(scan.cells.length);
    at = scan.kind === "record" ? scan.end : lineEndAfter(head, lineStop(head, at));
  }
  const [first = scanFirstLine(head, delimiter), ...rest] = widths;
  if (first === 1) return 0;
  const agreeing = rest.filter((width) => width === first).length;
  return (1 + agreeing) / (1 + rest.length) + first / 100_000;
}

function scanFirstLine(head: string, delimiter: string): number {
  return head.slice(0, lineStop(head, 0)).split(delimiter).length;
}
