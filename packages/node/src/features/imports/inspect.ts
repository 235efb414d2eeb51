import { kindNames } from "@entente/model";
import { proposeMapping } from "@entente/match";
import { columnNames } from "./readers/headings.ts";
import { refusal } from "./readers/refusals.ts";
import type { Reading } from "./readers/sniff.ts";
import { openTable, type TableRow } from "./readers/table.ts";
import { rowTargets } from "./row-targets.ts";
import { shortened } from "./row-outcome.ts";
import type { ImportView, Mapping } from "./schemas.ts";

const rowsLookedAt = 200;
const samplesShown = 5;

/** The beginning of a table. */
export type Inspection = {
  columns: ImportView["columns"];
  rows: TableRow[];
  /** The import whose corrected report this is. */
  reportOf: string | undefined;
};

/**
 * Reads the columns of a file and its first rows.
 * @throws Problem 422 `no-rows` when there are none, and whatever the reader refuses
 */
export async function inspect(path: string, reading: Reading): Promise<Inspection> {
  const table = await openTable(path, reading);
  const rows: TableRow[] = [];
  for await (const row of table.rows) if (rows.push(row) >= rowsLookedAt) break;
  if (rows.length === 0) throw refusal("no-rows");
  const names = reading.format === "ftm" ? [] : columnNames(table.columns);
  return {
    columns: names.map((name, column) => ({ name, samples: samplesOf(rows, column) })),
    rows,
    reportOf: rows.find((row) => row.origin)?.origin?.importId,
  };
}

function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const filled = rows.map((row) => shortened((row.cells[column] ?? "").trim())).filter(Boolean);
  return [...new Set(filled)].slice(0, samplesShown);
}

/** What is proposed for the rows: a kind, a property for each column, the order of dates. */
export function propose(
  inspection: Pick<Inspection, "columns" | "rows">,
  kind?: string,
): Pick<Mapping, "kind" | "columns" | "keyColumn" | "dateOrder"> {
  const headings = inspection.columns.map((column) => column.name);
  const rows = inspection.rows.filter((row) => !row.fault).map((row) => row.cells);
  if (headings.length === 0) return { kind: null, columns: [], keyColumn: null };
  const proposals = (kind === undefined ? kindNames : [kind]).map((name) => {
    const properties = proposeMapping(headings, rows, name).map(
      (property, column) => rowTargetOf(headings[column]) ?? property,
    );
    return { name, properties, mapped: properties.filter((property) => property !== null).length };
  });
  const best = proposals.reduce((a, b) => (b.mapped > a.mapped ? b : a));
  const dateOrder = dateOrderOf(rows);
  return {
    kind: best.name,
    columns: best.properties.map((property) => ({ property })),
    keyColumn: keyColumnOf(headings, rows),
    ...(dateOrder && { dateOrder }),
  };
}

function rowTargetOf(heading: string | undefined): string | undefined {
  const plain = heading?.replace(/[\s_-]/g, "").toLowerCase();
  return rowTargets.find((target) => target.toLowerCase() === plain);
}

const keyHeading =
  /^(?:id|key|uid|uuid|guid|(?:record|rec|unique|row|entity|object)[\s_-]?(?:id|key|no|nr))$/i;

/** A column whose heading says that it tells rows apart, and whose samples do. */
function keyColumnOf(headings: readonly string[], rows: readonly string[][]): number | null {
  const column = headings.findIndex((heading) => keyHeading.test(heading.trim()));
  if (column === -1) return null;
  const keys = rows.map((cells) => cells[column]?.trim() ?? "");
  return keys.every(Boolean) && new Set(keys).size === keys.length ? column : null;
}

/** The order of day and month that the samples prove, if they do. */
function dateOrderOf(rows: readonly string[][]): Mapping["dateOrder"] {
  let first = 0;
  let second = 0;
  for (const cells of rows)
    for (const cell of cells) {
      const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b/.exec(cell);
      if (!parts) continue;
      if (Number(parts[1]) > 12 && Number(parts[1]) <= 31) first++;
      if (Number(parts[2]) > 12 && Number(parts[2]) <= 31) second++;
    }
  if (first > second * 10) return "dmy";
  return second > first * 10 ? "mdy" : undefined;
}
