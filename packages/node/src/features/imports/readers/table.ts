import { parseRowKey, reportColumnsIn, unguarded } from "../report-columns.ts";
import { readCsv } from "./csv.ts";
import { columnNames } from "./headings.ts";
import { readLines } from "./lines.ts";
import { maxColumns, refusal } from "./refusals.ts";
import type { Reading } from "./sniff.ts";
import type { RowFault, SourceRow } from "./source-row.ts";
import { textChunks } from "./text-chunks.ts";
import { readXlsx } from "./xlsx/xlsx.ts";

/** A row of a table: as many cells as there are columns, the report's own columns taken out. */
export type TableRow = SourceRow & {
  /** From a corrected report: the import and row it comes from. */
  origin?: { importId: string; token: string | undefined };
};

/** A table as it is read: its columns first, then its rows. */
export type Table = { columns: string[]; rows: AsyncGenerator<TableRow> };

/**
 * Opens the table in a file. Blank rows are left out; rows that are shorter or wider than the
 * headings get a fault.
 * @throws Problem 422 `empty-file`, `too-many-columns` and whatever the reader of the format refuses
 */
export async function openTable(path: string, reading: Reading): Promise<Table> {
  const source = rowsOf(path, reading);
  if (reading.format === "ftm" && reading.delimiter === null) return { columns: [], rows: source };
  let first: IteratorResult<SourceRow, unknown>;
  do first = await source.next();
  while (!first.done && isBlank(first.value));
  if (first.done) throw refusal("empty-file");
  const { cells } = first.value;
  if (cells.length > maxColumns || first.value.fault?.reason === "row-too-long") {
    await source.return(undefined);
    throw refusal("too-many-columns");
  }
  const report = reading.headings ? reportColumnsIn(cells) : undefined;
  const visible = <T>(all: readonly T[]): T[] =>
    report ? all.filter((_, index) => !report.hidden.has(index)) : [...all];
  const names = columnNames(reading.headings ? cells : cells.map(() => ""));
  return {
    columns: visible(names),
    rows: tableRows(source, reading.headings ? undefined : first.value, cells.length, (row) => {
      if (!report) return row;
      const origin = parseRowKey(row.cells[report.key]);
      return {
        ...row,
        cells: visible(row.cells).map(unguarded),
        ...(origin ? { origin } : {}),
      };
    }),
  };
}

async function* tableRows(
  source: AsyncGenerator<SourceRow>,
  first: SourceRow | undefined,
  width: number,
  finish: (row: SourceRow) => TableRow,
): AsyncGenerator<TableRow> {
  if (first) yield finish(fitted(first, width));
  for await (const row of source) if (!isBlank(row)) yield finish(fitted(row, width));
}

function rowsOf(path: string, reading: Reading): AsyncGenerator<SourceRow> {
  if (reading.format === "xlsx") return readXlsx(path, reading.sheet);
  const chunks = textChunks(path, reading.encoding ?? "utf-8");
  if (reading.delimiter === null) return readLines(chunks);
  return afterSkipped(readCsv(chunks, reading.delimiter), reading.skipLines);
}

async function* afterSkipped(
  rows: AsyncGenerator<SourceRow>,
  lines: number,
): AsyncGenerator<SourceRow> {
  for await (const row of rows) if (row.line > lines) yield row;
}

/**
 * A row with as many cells as there are columns. In one that is too wide the cells beyond the columns
 * are joined to the last one, so that a report still shows them.
 */
function fitted(row: SourceRow, width: number): SourceRow {
  const filled = withoutTrailingBlanks(row.cells);
  if (filled.length > width) {
    const cells = [...filled.slice(0, width - 1), filled.slice(width - 1).join(" | ")];
    return { ...row, cells, fault: row.fault ?? tooWide(filled.length, width) };
  }
  const cells = [...filled, ...Array<string>(width - filled.length).fill("")];
  if (row.fault || row.cells.length >= width || !row.complete) return { ...row, cells };
  return { ...row, cells, fault: tooShort(row.cells.length, width) };
}

function tooShort(found: number, width: number): RowFault {
  return {
    reason: "row-too-short",
    hint: `The row has ${found} of ${width} cells: check for a missing separator, or a line end inside a cell.`,
  };
}

function tooWide(found: number, width: number): RowFault {
  return {
    reason: "row-too-wide",
    hint: `The row has ${found} cells, the headings ${width}: put quotation marks around a value that holds the separator.`,
  };
}

function isBlank(row: SourceRow): boolean {
  return row.cells.every((cell) => cell.trim() === "");
}

function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}
