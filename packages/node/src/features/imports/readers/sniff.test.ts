import { describe, expect, test } from "vitest";
import { createByteSurvey } from "./byte-survey.ts";
import { csvDialectOf } from "./csv-dialect.ts";
import { areHeadings, columnNames } from "./headings.ts";
import { sniff } from "./sniff.ts";

/** Surveys bytes that come in pieces of three, so that characters are cut. */
function survey(bytes: Buffer) {
  const surveyor = createByteSurvey();
  for (let at = 0; at < bytes.length; at += 3) surveyor.add(bytes.subarray(at, at + 3));
  return surveyor.end();
}
const encodingOf = (bytes: Buffer) => survey(bytes).encoding;
const refusalOf = (bytes: Buffer): string => {
  try {
    sniff(survey(bytes));
    return "taken";
  } catch (error) {
    return (error as Error).message;
  }
};
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("The encoding of a file", () => {
  test("is UTF-8 for every script, with and without a mark", () => {
    for (const text of ["naam\nJosé", "اسم\nمحمد بنعلي", "имя\nИван", "姓名\n李雷"]) {
      expect(encodingOf(Buffer.from(text))).toBe("utf-8");
      expect(encodingOf(Buffer.from(`\ufeff${text}`))).toBe("utf-8");
    }
  });

  test("is UTF-16 by its mark, or by where its zero bytes lie", () => {
    const text = "naam;plaats\nJosé;Gent\nИван;Mol\n";
    expect(encodingOf(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe("utf-16le");
    expect(encodingOf(utf16be(`\ufeff${text}`))).toBe("utf-16be");
    expect(encodingOf(Buffer.from(text, "utf16le"))).toBe("utf-16le");
    expect(encodingOf(utf16be(text))).toBe("utf-16be");
  });

  test("is windows-1252 or ISO-8859-15 when it cannot be UTF-8", () => {
    expect(encodingOf(Buffer.from("naam\nJos\xe9 Pe\xf1a\n", "latin1"))).toBe("windows-1252");
    expect(encodingOf(Buffer.from("naam\nL\x92H\xe9ritier\n", "latin1"))).toBe("windows-1252");
    expect(encodingOf(Buffer.from("bedrag\n\xa4 100 caf\xe9\n", "latin1"))).toBe("iso-8859-15");
    expect(encodingOf(Buffer.from("nom\nSacr\xe9-C\xbdur s\xbdur\n", "latin1"))).toBe(
      "iso-8859-15",
    );
  });

  test("stays UTF-8 when a few bytes are damaged", () => {
    const text = Buffer.from(`naam\n${"José Peña\n".repeat(50)}`);
    text[10] = 0xff;
    expect(encodingOf(text)).toBe("utf-8");
  });
});

describe("What a file is", () => {
  test("is told by its content", () => {
    expect(sniff(survey(Buffer.from("a;b\n1;2\n")))).toMatchObject({
      format: "csv",
      delimiter: ";",
    });
    expect(sniff(survey(Buffer.from('{"id":"1","schema":"Person"}\n')))).toMatchObject({
      format: "ftm",
    });
    expect(sniff(survey(Buffer.from("PK\x03\x04xxxx", "latin1")))).toMatchObject({
      format: "xlsx",
    });
  });

  test("is said where it cannot be read", () => {
    expect(refusalOf(Buffer.alloc(0))).toBe("empty-file");
    expect(refusalOf(Buffer.from(" \r\n\t"))).toBe("empty-file");
    expect(refusalOf(Buffer.from("%PDF-1.7\n"))).toBe("not-a-table");
    expect(refusalOf(Buffer.alloc(5000, "\x01\x00\xff\x02"))).toBe("not-a-table");
    expect(refusalOf(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toBe("old-excel-file");
    expect(
      refusalOf(
        Buffer.concat([
          Buffer.from("d0cf11e0a1b11ae1", "hex"),
          Buffer.from("EncryptedPackage", "utf16le"),
        ]),
      ),
    ).toBe("encrypted-workbook");
    expect(refusalOf(Buffer.from('[{"id":"1"}]'))).toBe("json-array");
    expect(refusalOf(Buffer.from("<html><table>"))).toBe("web-page");
  });
});

describe("The separator of a CSV text", () => {
  test("is the one by which the rows are as wide as the headings", () => {
    expect(csvDialectOf("a,b,c\n1,2,3\n").delimiter).toBe(",");
    expect(csvDialectOf("naam;bedrag\nPeeters, Jan;1,5\nMaes, An;2,5\n").delimiter).toBe(";");
    expect(csvDialectOf("a\tb\n1,5\t2,5\n").delimiter).toBe("\t");
    expect(csvDialectOf('a|b\n"x|y"|2\n').delimiter).toBe("|");
  });

  test("is the one that the first line says", () => {
    expect(csvDialectOf("sep=;\na;b\n1;2\n")).toEqual({ delimiter: ";", skipLines: 1 });
  });
});

describe("Headings", () => {
  test("are told from data", () => {
    expect(areHeadings(["name", "birth date", ""])).toBe(true);
    expect(areHeadings(["اسم", "مدينة"])).toBe(true);
    expect(areHeadings(["+32 470 12 34 56"])).toBe(false);
    expect(areHeadings(["Jan Peeters", "1980-05-31"])).toBe(false);
  });

  test("that are blank or equal get names of their own", () => {
    expect(columnNames(["name", "", " name ", "name"])).toEqual([
      "name",
      "column 2",
      "name (2)",
      "name (3)",
    ]);
  });
});
