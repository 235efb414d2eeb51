import { captionOf } from "@entente/model";
import { Problem } from "../../http/problem.ts";
import { countNotices } from "./notices.ts";
import { outcomeOfRow } from "./outcome-of-row.ts";
import { openTable } from "./readers/table.ts";
import type { RowOutcome } from "./row-outcome.ts";
import type { Preview } from "./schemas.ts";
import type { StoredImport } from "./store.ts";

const longestCell = 500;

/**
 * The first rows of a file as the records they would become by the mapping as it is, with every
 * problem. Nothing is saved.
 */
export async function previewImport(
  row: StoredImport,
  authorityId: string,
  limit: number,
): Promise<Preview> {
  if (row.state === "done")
    throw new Problem(409, "import-state", "The import is done: its file is no longer kept.");
  const { reading } = row.details;
  const table = await openTable(row.file_path, reading);
  const plan = {
    authorityId,
    format: reading.format,
    columns: table.columns,
    mapping: row.mapping,
  };
  const outcomes: RowOutcome[] = [];
  for await (const source of table.rows)
    if (outcomes.push(outcomeOfRow(source, plan)) >= limit) break;
  return { rows: outcomes.map(previewRow), notices: countNotices([], outcomes) };
}

function previewRow({ row, record, problems }: RowOutcome): Preview["rows"][number] {
  const values = Map.groupBy(record?.statements ?? [], ({ property }) => property);
  return {
    line: row.line,
    cells: row.cells.map((cell) => cell.slice(0, longestCell)),
    record: record && {
      kind: record.kind,
      caption: captionOf(
        record.kind,
        new Map([...values].map(([property, list]) => [property, list.map(({ value }) => value)])),
      ),
      statements: record.statements.map(({ property, value, original, note }) => ({
        property,
        value,
        original,
        note,
      })),
    },
    problems,
  };
}
