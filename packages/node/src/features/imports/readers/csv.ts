import { lineEndAfter, linesIn, lineStop, scanCsvRecord } from "./csv-record.ts";
import type { RowFault, SourceRow } from "./source-row.ts";

/** No row, line ends inside quotes included, is longer than this, in UTF-16 code units. */
export const maxRowLength = 1024 * 1024;

const quoteNotClosed: RowFault = {
  reason: "quote-not-closed",
  hint: "A quotation mark opens a cell and none closes it: add the missing one, or double those that belong to the value.",
};
const rowTooLong: RowFault = {
  reason: "row-too-long",
  hint: "The row has more than a million characters: check that its line ends are there.",
};

/**
 * Reads the rows of a CSV text with bounded memory. A quote that is not closed costs its own line
 * alone: the row is given with a fault, and reading goes on with the line after it, so that nothing
 * that follows is swallowed. Of the lines read anew in this way, those that still have a quote in an
 * odd place are given with the same fault, for they may be the rest of a broken cell.
 * @param chunks the text in pieces of any length
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<SourceRow> {
  const source = chunks[Symbol.asyncIterator]();
  let text = "";
  let at = 0;
  let line = 1;
  let final = false;
  let suspectUntil = 0;
  let width: number | undefined;

  const readOn = async (): Promise<void> => {
    const next = await source.next();
    text = text.slice(at) + (next.done ? "" : next.value);
    suspectUntil -= at;
    at = 0;
    final = next.done ?? false;
  };
  const lineBroken = (seen: number): SourceRow => {
    const stop = lineStop(text, at);
    const row = { line, cells: text.slice(at, stop).split(delimiter), fault: quoteNotClosed };
    suspectUntil = Math.max(suspectUntil, seen);
    at = lineEndAfter(text, stop);
    line++;
    return row;
  };

  try {
    while (at < text.length || !final) {
      const scan =
        at < text.length ? scanCsvRecord(text, at, delimiter, final) : ({ kind: "more" } as const);
      if (scan.kind === "more" && text.length - at <= maxRowLength) {
        await readOn();
      } else if (scan.kind === "more" && lineStop(text, at) < text.length) {
        yield lineBroken(text.length);
      } else if (scan.kind === "more") {
        yield {
          line,
          cells: text
            .slice(at, at + 1000)
            .toWellFormed()
            .split(delimiter),
          fault: rowTooLong,
        };
        while (lineStop(text, at) === text.length && !final) {
          at = text.length;
          await readOn();
        }
        at = lineEndAfter(text, lineStop(text, at));
        line++;
      } else if (scan.kind === "broken") {
        if (lineStop(text, at) === text.length && !final) await readOn();
        else yield lineBroken(scan.seen);
      } else if (
        width !== undefined &&
        scan.cells.length !== width &&
        swallowsRow(text, at, scan.end, delimiter, width)
      ) {
        yield lineBroken(scan.end);
      } else {
        const { cells, end } = scan;
        const fault = scan.strayQuote && at < suspectUntil ? { fault: quoteNotClosed } : {};
        yield { line, cells, ...fault, complete: true };
        width ??= cells.length;
        line += linesIn(text, at, end);
        at = end;
      }
    }
  } finally {
    await source.return?.();
  }
}

/** Whether a record of the wrong width runs over a line that by itself is a whole row. */
function swallowsRow(
  text: string,
  from: number,
  end: number,
  delimiter: string,
  width: number,
): boolean {
  const second = lineEndAfter(text, lineStop(text, from));
  if (second >= end) return false;
  const alone = scanCsvRecord(text.slice(second, lineStop(text, second)), 0, delimiter, true);
  return alone.kind === "record" && alone.cells.length === width && !alone.strayQuote;
}
