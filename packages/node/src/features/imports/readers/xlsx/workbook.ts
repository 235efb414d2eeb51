import { refusal } from "../refusals.ts";
import type { Archive } from "../zip.ts";
import { numberFormatOf, type NumberFormat } from "./number-formats.ts";
import { attribute, hearXml } from "./xml.ts";

/** A sheet of a workbook and the part that holds it. */
export type Sheet = { name: string; part: string };

/** What must be known of a workbook to read its sheets. */
export type Workbook = {
  /** Visible sheets, in their order. */
  sheets: Sheet[];
  date1904: boolean;
  /** The number format of each cell style. */
  formats: NumberFormat[];
  sharedStrings: string[];
};

/** All shared strings together, in UTF-16 code units: 128 MiB of memory. */
const maxSharedLength = 64 * 1024 * 1024;
const maxSharedStrings = 4_000_000;

/** Parts that a spreadsheet would run. None is run here, but the file may be passed on. */
const program = /(^|\/)vbaProject\.bin$|^xl\/(macrosheets|dialogsheets|activeX)\//i;

/** The visible sheets of a workbook. */
export async function sheetsOf(archive: Archive): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  if (!archive.names.has("xl/workbook.xml")) {
    if (archive.names.has("xl/workbook.bin")) throw refusal("binary-workbook");
    throw refusal(archive.names.has("content.xml") ? "opendocument-file" : "not-a-table");
  }
  if ([...archive.names].some((name) => program.test(name))) throw refusal("workbook-with-macros");
  const parts = new Map<string, string>();
  await hearXml(await archive.open("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id && Target) parts.set(Id, partOf(Target));
    },
  });
  const sheets: Sheet[] = [];
  let date1904 = false;
  await hearXml(await archive.open("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet" || (attributes["state"] ?? "visible") !== "visible") return;
      const part = parts.get(attribute(attributes, "id") ?? "");
      if (part !== undefined && archive.names.has(part))
        sheets.push({ name: attributes["name"] ?? part, part });
    },
  });
  if (sheets.length === 0) throw refusal("damaged-workbook");
  return { sheets, date1904 };
}

/** Reads what the cells of a workbook refer to: styles and shared strings. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  return {
    ...(await sheetsOf(archive)),
    formats: await formatsOf(archive),
    sharedStrings: await sharedStringsOf(archive),
  };
}

function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

async function formatsOf(archive: Archive): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  await hearXml(await archive.open("xl/styles.xml"), {
    open: (name, attributes) => {
      if (name === "numFmt")
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(attributes["numFmtId"] ?? 0);
        formats.push(numberFormatOf(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formats;
}

async function sharedStringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let length = 0;
  let current = "";
  let inText = false;
  let phonetic = false;
  await hearXml(await archive.open("xl/sharedStrings.xml"), {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = true;
    },
    text: (text) => {
      if (inText && !phonetic) current += text;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") {
        length += current.length;
        if (length > maxSharedLength || strings.length >= maxSharedStrings)
          throw refusal("workbook-too-large");
        strings.push(current);
      }
    },
  });
  return strings;
}
