import type { ByteSurvey } from "./byte-survey.ts";
import { areHeadings } from "./headings.ts";
import { csvDialectOf } from "./csv-dialect.ts";
import { scanCsvRecord } from "./csv-record.ts";
import { refusal } from "./refusals.ts";
import { decoderFor } from "./text-chunks.ts";
import { ftmColumn } from "../report-columns.ts";

/** How a file is read; people may correct it. */
export type Reading = {
  format: "csv" | "xlsx" | "ftm";
  /** As `TextDecoder` takes it; null for workbooks. */
  encoding: string | null;
  /** Null for workbooks and JSON lines. */
  delimiter: string | null;
  /** Lines before the table. */
  skipLines: number;
  /** Whether the first row names the columns. */
  headings: boolean;
  /** The sheet that is read, for workbooks. */
  sheet: string | null;
};

const otherBinaries = ["%PDF", "\x89PNG", "GIF8", "\xff\xd8\xff", "\x1f\x8b", "7z\xbc\xaf", "Rar!"];

/**
 * Finds out from its content, never from its name, what a file is and how it is read.
 * @throws Problem 422 that says what the file is instead, and what to do
 */
export function sniff(survey: ByteSurvey): Reading {
  const { head, encoding } = survey;
  if (survey.size === 0) throw refusal("empty-file");
  const magic = head.toString("latin1", 0, 8);
  if (magic.startsWith("PK\x03\x04"))
    return { ...plain, format: "xlsx", encoding: null, headings: true };
  if (magic.startsWith("\xd0\xcf\x11\xe0"))
    throw refusal(
      head.includes(Buffer.from("EncryptedPackage", "utf16le"))
        ? "encrypted-workbook"
        : "old-excel-file",
    );
  if (otherBinaries.some((start) => magic.startsWith(start))) throw refusal("not-a-table");
  return sniffText(decoderFor(encoding).decode(head, { stream: true }), encoding);
}

const plain = { delimiter: null, skipLines: 0, sheet: null };

/**
 * Finds out how a text is read.
 * @param head its beginning
 */
function sniffText(head: string, encoding: string): Reading {
  const start = head.trimStart();
  if (start === "") throw refusal("empty-file");
  if (zeroShare(head) > 0.005) throw refusal("not-a-table");
  if (start.startsWith("{")) return { ...plain, format: "ftm", encoding, headings: false };
  if (/^\[\s*[{\]]/.test(start)) throw refusal("json-array");
  if (/^<[!?a-z]/i.test(start)) throw refusal("web-page");
  const dialect = csvDialectOf(head);
  const first = firstRecord(head, dialect);
  const isFtm = first.some((cell) => cell.trim() === ftmColumn);
  return {
    format: isFtm ? "ftm" : "csv",
    encoding,
    ...dialect,
    headings: isFtm || areHeadings(first),
    sheet: null,
  };
}

function firstRecord(head: string, dialect: { delimiter: string; skipLines: number }): string[] {
  const from = dialect.skipLines === 0 ? 0 : head.indexOf("\n") + 1;
  const scan = scanCsvRecord(head, from, dialect.delimiter, true);
  return scan.kind === "record" ? scan.cells : head.slice(0, 1000).split(dialect.delimiter);
}

function zeroShare(text: string): number {
  let zeros = 0;
  for (let at = text.indexOf("\0"); at !== -1; at = text.indexOf("\0", at + 1)) zeros++;
  return zeros / text.length;
}
