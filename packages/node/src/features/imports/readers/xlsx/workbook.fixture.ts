import { zipOf } from "../zip.fixture.ts";

/** What a test puts into a workbook; sheets are the XML of their rows. */
type WorkbookParts = {
  sheets: Record<string, string>;
  sharedStrings?: string;
  /** XML of numFmts and cellXfs. */
  styles?: string;
  date1904?: boolean;
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Writes a workbook as Excel does. */
export function workbookOf(parts: WorkbookParts): Buffer {
  const names = Object.keys(parts.sheets);
  const listed = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const targets = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return zipOf([
    {
      name: "xl/workbook.xml",
      data: `<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${parts.date1904 ? 1 : 0}"/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join("")}</Relationships>`,
    },
    { name: "xl/styles.xml", data: `<styleSheet ${main}>${parts.styles ?? ""}</styleSheet>` },
    { name: "xl/sharedStrings.xml", data: `<sst ${main}>${parts.sharedStrings ?? ""}</sst>` },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `<worksheet ${main}><sheetData>${parts.sheets[name]}</sheetData></worksheet>`,
    })),
  ]);
}

/** The XML of rows of texts. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      const written = cells.map(
        (cell) =>
          `<c t="inlineStr"><is><t>${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`,
      );
      return `<row>${written.join("")}</row>`;
    })
    .join("");
}
