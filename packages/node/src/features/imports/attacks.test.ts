import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type ImportDesk } from "./imports.fixture.ts";
import { textRows, workbookOf } from "./readers/xlsx/workbook.fixture.ts";
import { zipOf } from "./readers/zip.fixture.ts";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.node.stop());

const workbook = workbookOf({ sheets: { One: textRows([["name"], ["Jan"]]) } });
const table = "id,name\n1,Jan\n";
const mebibyte = 1024 * 1024;

/** A workbook with parts beside or in place of its own. */
function workbookWith(
  ...parts: { name: string; data: string | Buffer; claims?: number }[]
): Buffer {
  return zipOf([
    {
      name: "xl/workbook.xml",
      data: '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    ...parts,
  ]);
}
const sheet = (xml: string) => ({ name: "xl/worksheets/sheet1.xml", data: xml });
const plainSheet = sheet(
  `<worksheet><sheetData>${textRows([["name"], ["Jan"]])}</sheetData></worksheet>`,
);

describe("A bomb", () => {
  test("of zeros in a sheet is refused before it is unpacked", async () => {
    const bomb = workbookWith({ ...sheet(""), data: Buffer.alloc(64 * mebibyte) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await desk.refusal(bomb)).toBe("422 workbook-too-large");
  });

  test("that claims to be small is stopped where it exceeds its claim", async () => {
    const lying = workbookWith({ ...sheet(""), data: Buffer.alloc(64 * mebibyte), claims: 100 });
    expect(await desk.refusal(lying)).toBe("422 damaged-workbook");
  });

  test("of many parts that are each harmless is refused by their sum", async () => {
    const parts = Array.from({ length: 80 }, (_, i) => ({
      name: `xl/media/${i}`,
      data: Buffer.from("x"),
      claims: 8 * mebibyte,
    }));
    expect(await desk.refusal(workbookWith(plainSheet, ...parts))).toBe("422 workbook-too-large");
  });

  test("within a bomb is not opened at all", async () => {
    const inner = zipOf([{ name: "xl/workbook.xml", data: Buffer.alloc(8 * mebibyte) }]);
    const outer = workbookWith(plainSheet, { name: "xl/inner.zip", data: inner });
    expect((await desk.upload(outer)).format).toBe("xlsx");
    expect(await desk.refusal(gzipSync(Buffer.alloc(64 * mebibyte)))).toBe("422 not-a-table");
  });

  test.each([
    ["that multiplies", '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;"],
    ["that reads a file", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"],
    ["that asks another machine", '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">', "&a;"],
  ])("of an entity %s is refused", async (_what, doctype, use) => {
    const row = `<row><c t="inlineStr"><is><t>${use}</t></is></c></row>`;
    const bomb = sheet(`${doctype}<worksheet><sheetData>${row}</sheetData></worksheet>`);
    expect(await desk.refusal(workbookWith(bomb))).toBe("422 damaged-workbook");
  });

  test("of nesting is refused or read, in the time that any workbook takes", async () => {
    const deep = "<a>".repeat(200_000);
    expect(await desk.refusal(workbookWith(sheet(`<worksheet>${deep}`)))).toBe(
      "422 damaged-workbook",
    );
  });
});

describe("A workbook that holds programs", () => {
  test.each([
    ["macros", "xl/vbaProject.bin"],
    ["macros under another name of the folder", "custom/vbaProject.bin"],
    ["macros of Excel 4", "xl/macrosheets/sheet1.xml"],
    ["controls", "xl/activeX/activeX1.bin"],
  ])("is refused: %s", async (_what, name) => {
    expect(await desk.refusal(workbookWith(plainSheet, { name, data: "x" }), "people.xlsx")).toBe(
      "422 workbook-with-macros",
    );
  });
});

describe("A file of two kinds at once", () => {
  test.each<[string, Buffer, string]>([
    [
      "a picture with a workbook behind it",
      Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), workbook]),
      "not-a-table",
    ],
    [
      "a PDF with a workbook behind it",
      Buffer.concat([Buffer.from("%PDF-1.7\n"), workbook]),
      "not-a-table",
    ],
    ["a picture that is a table too", Buffer.from(`GIF89a,name\n${table}`), "not-a-table"],
    [
      "a program with a workbook behind it",
      Buffer.concat([Buffer.from("4d5a900003000000", "hex"), Buffer.alloc(64), workbook]),
      "not-a-table",
    ],
    [
      "a page with a table in it",
      Buffer.from(`<html><script>alert(1)</script>\n${table}`),
      "web-page",
    ],
    ["a drawing with a script", Buffer.from("<svg xmlns='x' onload='alert(1)'/>"), "web-page"],
    [
      "a workbook with another in front of its index",
      Buffer.concat([workbook, Buffer.from("PK\x05\x06 nothing")]),
      "damaged-workbook",
    ],
  ])("is refused: %s", async (_what, bytes, code) => {
    expect(await desk.refusal(bytes, "people.csv")).toBe(`422 ${code}`);
  });
});

describe("A name", () => {
  test.each(["../../../../etc/passwd", "..\\..\\x.csv", "/etc/cron.d/x", "x\u0000.csv", "a/b.csv"])(
    "of a file leads nowhere: %j",
    async (name) => {
      const found = await desk.upload(table, name);
      expect(found).toMatchObject({ state: "mapping" });
      const kept = await readdir(join(desk.node.context.config.dataDir, "imports"));
      expect(kept.every((each) => /^[0-9a-f-]{36}$/.test(each))).toBe(true);
    },
  );

  test("of a part leads nowhere", async () => {
    for (const name of ["../../evil.xml", "/etc/evil.xml", "xl\\..\\..\\evil.xml"])
      expect(await desk.refusal(workbookWith(plainSheet, { name, data: "x" }))).toBe(
        "422 damaged-workbook",
      );
  });
});
