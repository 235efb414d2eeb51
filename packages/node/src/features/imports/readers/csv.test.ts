import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collected } from "./collected.fixture.ts";
import { maxRowLength, readCsv } from "./csv.ts";
import type { SourceRow } from "./source-row.ts";

/** Reads a text that arrives in pieces of `size` characters. */
async function rowsOf(text: string, delimiter = ",", size = 7): Promise<SourceRow[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  return collected(readCsv(pieces(), delimiter));
}

const shown = (rows: SourceRow[]) =>
  rows.map(({ line, cells, fault }) => [line, fault ? fault.reason : cells.join("|")]);

describe("A CSV text", () => {
  test("gives its rows whatever the line ends are", async () => {
    for (const end of ["\n", "\r", "\r\n"])
      expect(shown(await rowsOf(["a,b", "1,2", "3,4"].join(end)))).toEqual([
        [1, "a|b"],
        [2, "1|2"],
        [3, "3|4"],
      ]);
  });

  test("keeps quotes, delimiters and line ends inside quoted cells, and counts their lines", async () => {
    const rows = await rowsOf('a,b\n"x, ""y""","1\r\n2"\n3, "4" \n');
    expect(rows.map((row) => row.cells)).toEqual([
      ["a", "b"],
      ['x, "y"', "1\r\n2"],
      ["3", "4"],
    ]);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4]);
  });

  test("is read as a second parser reads it, in pieces of any length", async () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "é", "漢", "1"),
      maxLength: 8,
    });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const text = rows.map((cells) => cells.map(quoted).join(",")).join("\n");
          const read = await rowsOf(text, ",", size);
          const wide = new Set(rows.map((cells) => cells.length)).size === 1;
          fc.pre(wide);
          expect(read.map(({ cells }) => cells)).toEqual(parse(text));
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe("A quote that is not closed", () => {
  test("costs its own line alone", async () => {
    const text = 'id,name\n1,"Jan\n2,Piet\n3,Kees\n';
    expect(shown(await rowsOf(text))).toEqual([
      [1, "id|name"],
      [2, "quote-not-closed"],
      [3, "2|Piet"],
      [4, "3|Kees"],
    ]);
  });

  test("does not swallow rows up to the next quote", async () => {
    const text = 'id,name,town\n1,"Jan,Gent\n2,Piet,Aalst\n3,"Kees",Mol\n4,"Bart, de",Ieper\n';
    expect(shown(await rowsOf(text))).toEqual([
      [1, "id|name|town"],
      [2, "quote-not-closed"],
      [3, "2|Piet|Aalst"],
      [4, "3|Kees|Mol"],
      [5, "4|Bart, de|Ieper"],
    ]);
  });

  test("does not swallow rows up to a quote that seems to close it", async () => {
    const text = 'id,name,town\n1,"Jan,Gent\n2,Piet,Aalst\n3,Kees,"\n4,Bart,Ieper\n';
    const rows = shown(await rowsOf(text));
    expect(rows).toContainEqual([3, "2|Piet|Aalst"]);
    expect(rows).toContainEqual([5, "4|Bart|Ieper"]);
    expect(rows).toContainEqual([2, "quote-not-closed"]);
  });

  test("does not make a row out of the rest of a broken cell", async () => {
    const text = 'id,name\n1,"Jan\nde "Lange" man",x\n2,Piet\n';
    expect(shown(await rowsOf(text))).toEqual([
      [1, "id|name"],
      [2, "quote-not-closed"],
      [3, "quote-not-closed"],
      [4, "2|Piet"],
    ]);
  });

  test("in a file of a million characters is found without holding the rest", async () => {
    const rest = Array.from({ length: 200_000 }, (_, i) => `${i},name ${i}\n`).join("");
    const rows = await rowsOf(`id,name\nx,"open\n${rest}`, ",", 65_536);
    expect(rest.length).toBeGreaterThan(2 * maxRowLength);
    expect(rows).toHaveLength(200_002);
    expect(rows.filter((row) => row.fault).map((row) => row.line)).toEqual([2]);
  });
});

describe("A row without end", () => {
  test("is reported once, and reading goes on after it", async () => {
    const rows = await rowsOf(`a,b\n${"x".repeat(3 * maxRowLength)},1\n2,3\n`, ",", 65_536);
    expect(shown(rows)).toEqual([
      [1, "a|b"],
      [2, "row-too-long"],
      [3, "2|3"],
    ]);
  });
});

function quoted(cell: string): string {
  return cell === "" || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
