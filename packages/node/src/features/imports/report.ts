import type { NodeContext } from "../../context.ts";
import { ftmColumn, guarded, reportColumns } from "./report-columns.ts";
import type { RowProblem } from "./schemas.ts";
import { faultsAfter, type Fault, type StoredImport } from "./store.ts";

const rowsPerPage = 500;
const byteOrderMark = "\ufeff";

/**
 * The faulty rows of an import as a CSV text in pieces: the columns of the file, then the key of the
 * row, what is wrong and what to do. Corrected and imported again it changes the same records.
 */
export async function* reportCsv(node: NodeContext, row: StoredImport): AsyncGenerator<string> {
  const { reading } = row.details;
  const delimiter = reading.delimiter ?? ";";
  const names =
    reading.format === "ftm" ? [ftmColumn] : row.columns.map((column) => guarded(column.name));
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  yield byteOrderMark + line([...names, ...Object.values(reportColumns)]);
  let after = 0;
  for (;;) {
    const faults = await node.store.transaction({ type: "user", userId: row.created_by }, (tx) =>
      faultsAfter(tx, row.id, after, rowsPerPage),
    );
    const last = faults.at(-1);
    if (!last) return;
    yield faults.map((fault) => line(reportRow(fault, row, names.length))).join("");
    after = last.line;
  }
}

function reportRow(fault: Fault, row: StoredImport, width: number): string[] {
  const cells = Array.from({ length: width }, (_, index) => guarded(fault.cells[index] ?? ""));
  const say = (text: (problem: RowProblem) => string) =>
    guarded(fault.problems.map(text).join(" / "));
  return [
    ...cells,
    `${row.id}/${fault.token ?? ""}`,
    say((problem) => {
      const name = problem.column === null ? problem.property : row.columns[problem.column]?.name;
      const where = name === undefined || name === null ? `line ${fault.line}` : name;
      return `${where}: ${problem.reason}`;
    }),
    say((problem) => problem.hint),
  ];
}

function quoted(cell: string, delimiter: string): string {
  if (!cell.includes(delimiter) && !/["\r\n]|^ | $/.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
