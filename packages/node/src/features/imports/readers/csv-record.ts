/** What was found where a record of a CSV text begins. */
export type CsvScan =
  | {
      kind: "record";
      cells: string[];
      /** Where the next record begins. */
      end: number;
      /** Whether a cell without quotes around it has one inside. */
      strayQuote: boolean;
    }
  /** A quote opens a cell and none closes it as it should; `seen` is where that showed. */
  | { kind: "broken"; seen: number }
  /** The text ends before the record does. */
  | { kind: "more" };

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/**
 * Reads one record of a CSV text (RFC 4180; any line end, blanks before and after quotes allowed).
 * @param text what is at hand of the text
 * @param from where the record begins
 * @param delimiter one character
 * @param final whether nothing follows after `text`
 */
export function scanCsvRecord(
  text: string,
  from: number,
  delimiter: string,
  final: boolean,
): CsvScan {
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let strayQuote = false;
  let at = from;
  for (;;) {
    const opening = afterBlanks(text, at, separator);
    if (text.charCodeAt(opening) === quote) {
      const cell = quotedCell(text, opening, separator, final);
      if (cell.kind !== "cell") return cell;
      cells.push(cell.value);
      at = cell.end;
    } else {
      const start = at;
      let code = text.charCodeAt(at);
      while (
        at < text.length &&
        code !== separator &&
        code !== lineFeed &&
        code !== carriageReturn
      ) {
        if (code === quote) strayQuote = true;
        code = text.charCodeAt(++at);
      }
      cells.push(text.slice(start, at));
    }
    if (at >= text.length) {
      return final ? { kind: "record", cells, end: at, strayQuote } : { kind: "more" };
    }
    const code = text.charCodeAt(at);
    if (code === separator) {
      at++;
      continue;
    }
    const end = lineEndAfter(text, at);
    if (end === text.length && code === carriageReturn && end === at + 1 && !final)
      return { kind: "more" };
    return { kind: "record", cells, end, strayQuote };
  }
}

/** Where the line that holds `from` ends: before its line end, or the end of the text. */
export function lineStop(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return at;
  }
  return text.length;
}

/** Where the next line begins, for a position at a line end. */
export function lineEndAfter(text: string, at: number): number {
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed
    ? at + 2
    : Math.min(at + 1, text.length);
}

/** The number of line ends in a part of a text. */
export function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) lines++;
    else if (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed) lines++;
  }
  return lines;
}

type QuotedCell =
  | { kind: "cell"; value: string; end: number }
  | Extract<CsvScan, { kind: "broken" | "more" }>;

function quotedCell(text: string, opening: number, separator: number, final: boolean): QuotedCell {
  let value = "";
  let start = opening + 1;
  for (;;) {
    const closing = text.indexOf('"', start);
    if (closing === -1) return final ? { kind: "broken", seen: text.length } : { kind: "more" };
    value += text.slice(start, closing);
    if (text.charCodeAt(closing + 1) === quote) {
      value += '"';
      start = closing + 2;
      continue;
    }
    const end = afterBlanks(text, closing + 1, separator);
    if (end >= text.length && !final) return { kind: "more" };
    const code = text.charCodeAt(end);
    const closes =
      end >= text.length || code === separator || code === lineFeed || code === carriageReturn;
    return closes ? { kind: "cell", value, end } : { kind: "broken", seen: end };
  }
}

function afterBlanks(text: string, from: number, separator: number): number {
  let at = from;
  while (text.charCodeAt(at) === space && separator !== space) at++;
  return at;
}
