import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collected } from "../collected.fixture.ts";
import { zipOf } from "../zip.fixture.ts";
import { columnOf, numberText } from "./cell-text.ts";
import { numberFormatOf } from "./number-formats.ts";
import { textRows, workbookOf } from "./workbook.fixture.ts";
import { readXlsx, sheetNames } from "./xlsx.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-xlsx-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(bytes: Buffer): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.xlsx`);
  await writeFile(path, bytes);
  return path;
}
const rowsOf = async (bytes: Buffer, sheet?: string) =>
  (await collected(readXlsx(await fileOf(bytes), sheet))).map(({ line, cells }) => [
    line,
    ...cells,
  ]);
const refusalOf = async (bytes: Buffer): Promise<string> => {
  try {
    await rowsOf(bytes);
    return "taken";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("A workbook", () => {
  test("gives texts of every kind of cell", async () => {
    const workbook = workbookOf({
      sharedStrings:
        "<si><t>naam</t></si><si><r><t>Van </t></r><r><t>Damme</t></r><rPh><t>x</t></rPh></si>",
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
      sheets: {
        One: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
          <row r="4"><c r="A4"><v>32470123456</v></c><c r="B4"><v>0.1</v></c><c r="C4" t="b"><v>1</v></c>
          <c r="D4" s="1"><v>45443</v></c><c r="E4" s="2"><v>45443.5</v></c><c r="F4" s="3"><v>1000</v></c>
          <c r="G4" t="str"><f>A1&amp;"x"</f><v>naamx</v></c><c r="H4" t="e"><v>#REF!</v></c>
          <c r="I4" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>`,
      },
    });
    expect(await rowsOf(workbook)).toEqual([
      [1, "naam", "", "Van Damme"],
      [
        4,
        "32470123456",
        "0.1",
        "TRUE",
        "2024-05-31",
        "2024-05-31 12:00:00",
        "01000",
        "naamx",
        "#REF!",
        "a\rb",
      ],
    ]);
  });

  test("has its sheets read by name, the first by default", async () => {
    const workbook = workbookOf({
      sheets: { Suspects: textRows([["a"]]), Phones: textRows([["b"]]) },
    });
    expect(await sheetNames(await fileOf(workbook))).toEqual(["Suspects", "Phones"]);
    expect(await rowsOf(workbook)).toEqual([[1, "a"]]);
    expect(await rowsOf(workbook, "Phones")).toEqual([[1, "b"]]);
    await expect(rowsOf(workbook, "Ships")).rejects.toThrow("no-such-sheet");
  });

  test("may count its days from 1904", () => {
    expect(numberText("45443", "date", false)).toBe("2024-05-31");
    expect(numberText("43981", "date", true)).toBe("2024-05-31");
    expect(numberText("1", "date", false)).toBe("1900-01-01");
    expect(numberText("61", "date", false)).toBe("1900-03-01");
    expect(numberText("0.75", "date", false)).toBe("18:00:00");
  });

  test("shows numbers without the noise of floating point", () => {
    expect(numberText("0.30000000000000004", "plain", false)).toBe("0.3");
    expect(numberText("3.2470123456E10", "plain", false)).toBe("32470123456");
    expect(numberText("-5", "plain", false)).toBe("-5");
  });

  test("tells dates from numbers by their formats", () => {
    for (const code of ["dd/mm/yyyy", "[$-813]d mmmm yyyy", "h:mm", "[h]:mm", "mmm\\-yy"])
      expect(numberFormatOf(164, code)).toBe("date");
    for (const code of ["0.00", "#,##0 [$€-x]", '0 "days"', "General", "[Red]0"])
      expect(numberFormatOf(164, code)).toBe("plain");
    expect(numberFormatOf(22, undefined)).toBe("date");
    expect(numberFormatOf(2, undefined)).toBe("plain");
  });

  test("names its columns by letters", () => {
    expect(["A1", "Z9", "AA1", "XFD1", "1", undefined].map(columnOf)).toEqual([
      0,
      25,
      26,
      16_383,
      undefined,
      undefined,
    ]);
  });
});

describe("What pretends to be a workbook", () => {
  test("is refused with words on what it is", async () => {
    expect(await refusalOf(zipOf([{ name: "readme.txt", data: "x" }]))).toBe("not-a-table");
    expect(await refusalOf(zipOf([{ name: "content.xml", data: "x" }]))).toBe("opendocument-file");
    expect(await refusalOf(zipOf([{ name: "xl/workbook.bin", data: "x" }]))).toBe(
      "binary-workbook",
    );
    expect(await refusalOf(Buffer.from("PK\x03\x04 nothing more"))).toBe("damaged-workbook");
    const cut = workbookOf({ sheets: { One: "<row><c><v>1</v></c>" } });
    expect(await refusalOf(cut)).toBe("damaged-workbook");
  });

  test("is refused when it unpacks to more than is safe, honestly declared or not", async () => {
    const bomb = Buffer.alloc(40 * 1024 * 1024, "<row></row>");
    const parts = [
      { name: "xl/workbook.xml", data: "<workbook/>" },
      { name: "xl/sharedStrings.xml", data: bomb },
    ];
    expect(await refusalOf(zipOf(parts))).toBe("workbook-too-large");
    const honest = workbookOf({ sheets: { One: textRows([["a"]]) } });
    const lying = zipOf([
      { name: "xl/workbook.xml", data: "<workbook/>", claims: 100 },
      { name: "xl/_rels/workbook.xml.rels", data: bomb, claims: 1000 },
    ]);
    expect(await refusalOf(honest)).toBe("taken");
    expect(await refusalOf(lying)).toBe("damaged-workbook");
  });

  test("is refused when its entities multiply", async () => {
    const laughs = zipOf([
      {
        name: "xl/workbook.xml",
        data: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>',
      },
    ]);
    expect(await refusalOf(laughs)).toBe("damaged-workbook");
  });

  test("is refused when it has more parts than any workbook", async () => {
    const parts = Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, data: "" }));
    expect(await refusalOf(zipOf(parts))).toBe("workbook-too-large");
  });
});
