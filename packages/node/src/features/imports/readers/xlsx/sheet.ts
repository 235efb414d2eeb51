import type { Readable } from "node:stream";
import { maxColumns } from "../refusals.ts";
import type { SourceRow } from "../source-row.ts";
import { withoutZeros } from "../text-chunks.ts";
import { columnOf, numberText, unescaped } from "./cell-text.ts";
import type { Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";

/**
 * Reads the rows of a sheet as they come, each with the texts of its cells: numbers and dates as the
 * sheet shows them, booleans as TRUE and FALSE, formulas by their last result.
 */
export function readSheet(stream: Readable, workbook: Workbook): AsyncGenerator<SourceRow> {
  let done: SourceRow[] = [];
  let row: SourceRow = { line: 0, cells: [] };
  let column = -1;
  let type: string | undefined;
  let style = 0;
  let value = "";
  let listening = false;
  let phonetic = false;

  const textOf = (): string => {
    if (value === "") return "";
    if (type === "s") return unescaped(workbook.sharedStrings[Number(value)] ?? "");
    if (type === "inlineStr" || type === "str") return unescaped(value);
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "e" || type === "d") return value;
    return numberText(value, workbook.formats[style] ?? "plain", workbook.date1904);
  };
  const gather = (): SourceRow[] => {
    const rows = done;
    done = [];
    return rows;
  };
  return readXml(
    stream,
    {
      open: (name, attributes) => {
        if (name === "row") {
          row = { line: Number(attributes["r"]) || row.line + 1, cells: [] };
          column = -1;
        } else if (name === "c") {
          column = columnOf(attributes["r"]) ?? column + 1;
          type = attributes["t"];
          style = Number(attributes["s"] ?? 0);
          value = "";
        } else if (name === "v" || name === "t") listening = true;
        else if (name === "rPh") phonetic = true;
      },
      text: (text) => {
        if (listening && !phonetic) value += text;
      },
      close: (name) => {
        if (name === "v" || name === "t") listening = false;
        else if (name === "rPh") phonetic = false;
        else if (name === "row") done.push(row);
        else if (name === "c") {
          const text = withoutZeros(textOf());
          if (text === "") return;
          // One place beyond the limit is enough to tell that the row is too wide.
          const place = Math.min(column, maxColumns);
          while (row.cells.length < place) row.cells.push("");
          row.cells[place] = text;
        }
      },
    },
    gather,
  );
}
