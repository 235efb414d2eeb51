import { Problem } from "../../../http/problem.ts";

/** Most columns of a table. */
export const maxColumns = 500;

const asTable = "Save it as CSV or as an Excel workbook (.xlsx), then upload that.";

const refusals = {
  "empty-file": ["The file is empty.", "Check that the export was complete."],
  "no-rows": [
    "The file has a line of headings and nothing below it.",
    "Check that the export was complete.",
  ],
  "not-a-table": [
    "This is neither a CSV text, an Excel workbook (.xlsx) nor FollowTheMoney JSON lines.",
    asTable,
  ],
  "old-excel-file": [
    "This is a workbook of an old Excel (.xls).",
    "Open it in Excel or LibreOffice and save it as .xlsx.",
  ],
  "encrypted-workbook": [
    "The workbook is protected by a password.",
    "Open it, remove the password (File, Info, Protect Workbook) and save it again.",
  ],
  "binary-workbook": [
    "This is a binary Excel workbook (.xlsb).",
    "Open it in Excel and save it as .xlsx.",
  ],
  "workbook-with-macros": [
    "The workbook holds macros or controls, which could run on whoever opens it.",
    "Find out who put them there. Then save the sheet as CSV, or the workbook as .xlsx without macros.",
  ],
  "opendocument-file": [
    "This is an OpenDocument file (.ods).",
    "Open it in LibreOffice and save it as .xlsx.",
  ],
  "web-page": [
    "This is a web page or XML, even if its name says otherwise.",
    "Open it in Excel or LibreOffice and save it as .xlsx.",
  ],
  "json-array": [
    "This is JSON, but not one FollowTheMoney entity to a line.",
    'Export it as JSON lines: each line an object with "id", "schema" and "properties".',
  ],
  "too-many-columns": [
    `A table has at most ${maxColumns} columns.`,
    "Leave out columns that are not needed; if there should be fewer, check the separator.",
  ],
  "damaged-workbook": [
    "The workbook is damaged: a part of it cannot be read.",
    "Open it in Excel, let it repair the file and save it again.",
  ],
  "workbook-too-large": [
    "Unpacked, the workbook is larger than is safe to open.",
    "Save the sheet as CSV, or split it into several workbooks.",
  ],
  "no-such-sheet": ["The workbook has no sheet of this name.", "Choose one of its sheets."],
  "no-such-encoding": [
    "This encoding is not known.",
    "Give it as utf-8, utf-16le, windows-1252, iso-8859-15 or another common name.",
  ],
  "file-missing": ["The uploaded file is no longer kept.", "Upload it again."],
} as const satisfies Record<string, readonly [detail: string, remedy: string]>;

/** Why a file is not read at all. Pages translate these. */
export type RefusalCode = keyof typeof refusals;

/** The refusal of a whole file, for people: answered with 422. */
export function refusal(code: RefusalCode): Problem {
  const [detail, remedy] = refusals[code];
  return new Problem(422, code, detail, { remedy });
}
