import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { propertiesOf } from "@entente/model";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { viewOf } from "../world.ts";
import { columnsOf } from "./columns.ts";
import { csvLine } from "./csv.ts";
import { headingOf } from "./headings.ts";
import { writeFiles } from "./write-files.ts";

const view = viewOf({ seed: 3, recordsPerNode: 400 }, "be-brussels-prosecutor");
const records = [...view.records];

describe("files of a view", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-world-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("hold, as JSON lines, every record with its values", () => {
    const [file] = writeFiles(view, join(folder, "new"), "ftm");
    const lines = readFileSync(file!.path, "utf8").trimEnd().split("\n");
    expect(file!.records).toBe(records.length);
    for (const [index, line] of lines.entries()) {
      const { id, schema, properties } = JSON.parse(line) as {
        id: string;
        schema: string;
        properties: Record<string, string[]>;
      };
      const { key, kind, statements } = records[index]!;
      expect([id, schema]).toEqual([key, kind]);
      expect(Object.values(properties).flat()).toHaveLength(statements.length);
    }
  });

  it("hold, as CSV, one file for each kind with headings in the authority's language", () => {
    const files = writeFiles(view, folder, "csv");
    const kinds = new Set(records.map(({ kind }) => kind));
    expect(files).toHaveLength(kinds.size);
    expect(files.reduce((sum, file) => sum + file.records, 0)).toBe(records.length);
    const persons = readFileSync(join(folder, "Person.csv"), "utf8").split("\r\n");
    expect(persons[0]).toMatch(/^\uFEFFREFERENCE;Nom complet;Prénom;Nom;/);
    expect(persons.at(-1)).toBe("");
    expect(persons).toHaveLength(records.filter(({ kind }) => kind === "Person").length + 2);
  });

  it("are the same, byte for byte, when written again", () => {
    const read = () =>
      writeFiles(view, folder, "csv").map(({ path }) => readFileSync(path, "utf8"));
    expect(read()).toEqual(read());
  });

  it("have a column for every property of every record, and different headings in one file", () => {
    for (const { kind, statements } of records)
      for (const { property } of statements) expect(columnsOf(kind)).toContain(property);
    for (const kind of new Set(records.map((record) => record.kind))) {
      for (const column of columnsOf(kind))
        expect([...propertiesOf(kind).keys()]).toContain(column);
      for (const language of ["fr", "nl"] as const) {
        const headings = columnsOf(kind).map((column) => headingOf(kind, column, language));
        expect(new Set(headings).size).toBe(headings.length);
      }
    }
  });

  it("quote cells with separators, quotes and line ends", () => {
    const dialect = { separator: ";", lineEnd: "\n", byteOrderMark: false } as const;
    expect(csvLine(["a;b", 'c"d', "e\nf", "g,h"], dialect)).toBe('"a;b";"c""d";"e\nf";g,h\n');
  });
});
