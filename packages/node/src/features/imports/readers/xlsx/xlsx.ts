import { refusal } from "../refusals.ts";
import type { SourceRow } from "../source-row.ts";
import { openArchive } from "../zip.ts";
import { readSheet } from "./sheet.ts";
import { openWorkbook, sheetsOf } from "./workbook.ts";

/**
 * The names of the visible sheets of a workbook.
 * @throws Problem 422 for a file that is no workbook or not safe to open
 */
export async function sheetNames(path: string): Promise<string[]> {
  const archive = await openArchive(path);
  try {
    return (await sheetsOf(archive)).sheets.map((sheet) => sheet.name);
  } finally {
    archive.close();
  }
}

/**
 * The rows of a sheet of a workbook.
 * @param sheet its name; by default the first
 * @throws Problem 422 `no-such-sheet`, and as {@link sheetNames}
 */
export async function* readXlsx(path: string, sheet?: string | null): AsyncGenerator<SourceRow> {
  const archive = await openArchive(path);
  try {
    const workbook = await openWorkbook(archive);
    const found = sheet ? workbook.sheets.find(({ name }) => name === sheet) : workbook.sheets[0];
    if (!found) throw refusal("no-such-sheet");
    const stream = await archive.open(found.part);
    if (!stream) throw refusal("damaged-workbook");
    yield* readSheet(stream, workbook);
  } finally {
    archive.close();
  }
}
