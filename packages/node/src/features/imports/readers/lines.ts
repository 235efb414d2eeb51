import { lineEndAfter, lineStop } from "./csv-record.ts";
import type { SourceRow } from "./source-row.ts";

/** No line of JSON is longer than this, in UTF-16 code units. */
const maxLineLength = 4 * 1024 * 1024;

/** The lines of a text that are not blank, each as a row of one cell. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  let text = "";
  let line = 1;
  let skipping = false;
  const rowOf = (content: string): SourceRow[] =>
    content.trim() === "" ? [] : [{ line, cells: [content] }];

  for await (const chunk of chunks) {
    text += chunk;
    let at = 0;
    for (let stop = lineStop(text, at); stop < text.length; stop = lineStop(text, at)) {
      // A carriage return at the very end may be the first half of a line end.
      if (stop === text.length - 1 && text[stop] === "\r") break;
      if (!skipping) yield* rowOf(text.slice(at, stop));
      skipping = false;
      at = lineEndAfter(text, stop);
      line++;
    }
    text = text.slice(at);
    if (text.length > maxLineLength) {
      if (!skipping)
        yield { line, cells: [text.slice(0, 1000).toWellFormed()], fault: lineTooLong };
      skipping = true;
      text = text.endsWith("\r") ? "\r" : "";
    }
  }
  if (!skipping) yield* rowOf(text);
}

const lineTooLong = {
  reason: "row-too-long",
  hint: "The line has more than four million characters: check that its line ends are there.",
} as const;
