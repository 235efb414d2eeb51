import type { NodeContext } from "../../../context.ts";
import { factsShown } from "../log-facts.ts";
import { readSegment, type ExportRow, type Segment } from "./export-rows.ts";

const byteOrderMark = "\ufeff";
const columns = [
  "place",
  "at",
  "actor type",
  "actor id",
  "actor name",
  "act",
  "object type",
  "object id",
  "case id",
  "recipient",
  "justification",
  "facts",
  "leaf hash",
];

/**
 * A log as CSV (RFC 4180, UTF-8), in pieces, for people and spreadsheets. The words of searches are
 * left out; what would be a formula to a spreadsheet is not one.
 * @param onRows told how many entries were written
 */
export async function* writeCsv(
  { store }: Pick<NodeContext, "store">,
  segment: Segment,
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf(columns);
  for await (const rows of readSegment(store, segment)) {
    yield rows.map((row) => lineOf(cellsOf(row))).join("");
    onRows(rows.length);
  }
}

function cellsOf({ index, leaf, entry, actorName, justification }: ExportRow): string[] {
  if (!entry) return [String(index), ...columns.slice(2).map(() => ""), leaf];
  return [
    String(index),
    entry.at,
    entry.actor.type,
    entry.actor.id,
    actorName ?? "",
    entry.act,
    entry.object.type,
    entry.object.id,
    entry.caseId ?? "",
    entry.recipient ?? "",
    justification?.text ?? "",
    JSON.stringify(factsShown(entry.facts)),
    leaf,
  ];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
