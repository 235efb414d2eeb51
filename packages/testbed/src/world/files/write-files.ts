import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { authorityIndex } from "../authorities.ts";
import type { View } from "../world.ts";
import { styles } from "../writing/styles.ts";
import { csvLine, reportColumns, rowOf, type Dialect } from "./csv.ts";
import { openSink, type FileSink } from "./file-sink.ts";
import { ftmLine } from "./ftm.ts";
import { headingOf } from "./headings.ts";
import { columnsOf } from "./columns.ts";

/** Forms in which a view can be written for an import. */
export type FileFormat = "csv" | "ftm";

/** A file that was written. */
export type WrittenFile = { readonly path: string; readonly records: number };

/** The spreadsheets of each authority, in the order of `authorities`; all in UTF-8. */
const dialects: readonly Dialect[] = [
  { separator: ";", lineEnd: "\r\n", byteOrderMark: true },
  { separator: ";", lineEnd: "\n", byteOrderMark: false },
  { separator: ",", lineEnd: "\r\n", byteOrderMark: false },
  { separator: "\t", lineEnd: "\n", byteOrderMark: false },
  { separator: ";", lineEnd: "\r\n", byteOrderMark: false },
  { separator: ",", lineEnd: "\n", byteOrderMark: true },
];

/**
 * Writes a view into a folder, which is made when it is missing: as CSV one file for each kind,
 * `Person.csv` …, with headings in the authority's language; as FollowTheMoney JSON lines one file,
 * `entities.ftm.json`. Files of the same names are replaced. Throws as `node:fs` does.
 */
export function writeFiles(view: View, folder: string, format: FileFormat): WrittenFile[] {
  mkdirSync(folder, { recursive: true });
  return format === "csv" ? writeCsv(view, folder) : writeFtm(view, folder);
}

function writeCsv(view: View, folder: string): WrittenFile[] {
  const authority = authorityIndex(view.authority);
  const dialect = dialects[authority]!;
  const { language } = styles[authority]!;
  const open = new Map<
    string,
    { sink: FileSink; properties: readonly string[]; records: number }
  >();
  for (const record of view.records) {
    let file = open.get(record.kind);
    if (!file) {
      const properties = columnsOf(record.kind);
      file = { sink: openSink(join(folder, `${record.kind}.csv`)), properties, records: 0 };
      open.set(record.kind, file);
      const columns = ["key", ...properties, ...reportColumns];
      const headings = columns.map((column) => headingOf(record.kind, column, language));
      file.sink.write((dialect.byteOrderMark ? "\uFEFF" : "") + csvLine(headings, dialect));
    }
    file.sink.write(csvLine(rowOf(record, file.properties), dialect));
    file.records += 1;
  }
  return [...open].map(([kind, { sink, records }]) => {
    sink.close();
    return { path: join(folder, `${kind}.csv`), records };
  });
}

function writeFtm(view: View, folder: string): WrittenFile[] {
  const path = join(folder, "entities.ftm.json");
  const sink = openSink(path);
  let records = 0;
  for (const record of view.records) {
    sink.write(ftmLine(record));
    records += 1;
  }
  sink.close();
  return [{ path, records }];
}
