import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsFor, openDesk, type ImportDesk } from "./imports.fixture.ts";
import type { Mapping } from "./schemas.ts";
import { textRows, workbookOf } from "./readers/xlsx/workbook.fixture.ts";
import { zipOf } from "./readers/zip.fixture.ts";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.node.stop());

/** What each faulty row of an import says: line and reasons. */
async function faultsOf(text: string, mapping: Partial<Mapping>): Promise<string[]> {
  const found = await desk.upload(text);
  await desk.map(found, mapping);
  const { rows } = await desk.preview(found.id);
  return rows
    .filter(({ problems }) => problems.length > 0)
    .map(({ line, problems }) => `${line} ${problems.map(({ reason }) => reason).join(" ")}`);
}

describe("A file that cannot be imported", () => {
  test("is refused with a code, and nothing of it stays", async () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",");
    expect(await desk.refusal("")).toBe("422 empty-file");
    expect(await desk.refusal("\n\r\n  \n")).toBe("422 empty-file");
    expect(await desk.refusal("id,name,birth date\n")).toBe("422 no-rows");
    expect(await desk.refusal(`${wide}\n${wide}\n`)).toBe("422 too-many-columns");
    const bomb = zipOf([
      { name: "xl/workbook.xml", data: "<workbook/>" },
      { name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(40 * 1024 * 1024) },
    ]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await desk.refusal(bomb, "suspects.xlsx")).toBe("422 workbook-too-large");
    const wideSheet = workbookOf({ sheets: { One: textRows([wide.split(","), ["1"]]) } });
    expect(await desk.refusal(wideSheet)).toBe("422 too-many-columns");
    expect(await desk.refusal(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toBe("422 old-excel-file");
    const { body } = await desk.analyst.get<{ items: unknown[] }>("/imports");
    expect(body.items).toEqual([]);
  });

  test("is refused when a form is cut off", async () => {
    const answer = await desk.analyst.request<{ type: string }>("/imports", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: '--x\r\ncontent-disposition: form-data; name="f"; filename="a.csv"\r\n\r\nid,name\n1,Jan',
    });
    expect([answer.status, answer.body.type.split("/").at(-1)]).toEqual([400, "malformed-body"]);
  });
});

describe("A file that is not what its name says", () => {
  test("is read as what it is", async () => {
    expect(await desk.upload("id,name\n1,Jan\n", "people.xlsx")).toMatchObject({ format: "csv" });
    const workbook = workbookOf({ sheets: { One: textRows([["name"], ["Jan"]]) } });
    expect(await desk.upload(workbook, "people.csv")).toMatchObject({ format: "xlsx" });
  });
});

describe("A row with a value that cannot be", () => {
  test("says which and what to do", async () => {
    expect(
      await faultsOf(
        [
          "id,name,birth date,phone",
          "1,Jan,31/02/1980,+32470123451",
          "2,An,1990,not a phone",
          "3,Bo,1990,12",
          ",Cé,1990,+32470123451",
          "5,Di,1990",
          "6,El,1990,+32470123451,more",
          '7,"Fa,1990,',
          "8,,,",
        ].join("\n"),
        { keyColumn: 0, columns: columnsFor(null, "name", "birthDate", "phone") },
      ),
    ).toEqual([
      "2 no-such-day",
      "3 too-short",
      "4 too-short",
      "5 key-missing",
      "6 row-too-short",
      "7 row-too-wide",
      "8 quote-not-closed",
      "9 nothing-to-import",
    ]);
  });

  test("is taken in with its other values", async () => {
    const done = await desk.bring("id,name,birth date\nk1,Jan Partly,31/02/1980\n", {
      columns: columnsFor(null, "name", "birthDate"),
    });
    expect(done.rows).toMatchObject({ imported: 1, faulty: 1, partly: 1 });
    expect(await desk.captions()).toEqual(["Jan Partly"]);
  });
});

describe("Names of any script and length", () => {
  test("enter as they are, or are reported", async () => {
    const long = "x".repeat(10_001);
    const text = `id,name\n1,محمد بنعلي\n2,Иван Петров\n3,李雷\n4,${long}\n5,Zoë \u0000\n`;
    const done = await desk.bring(text);
    expect(done.rows).toMatchObject({ done: 5, imported: 4, faulty: 1 });
    const captions = await desk.captions();
    for (const name of ["محمد بنعلي", "Иван Петров", "李雷"]) expect(captions).toContain(name);
    expect(await desk.report(done.id)).toContain("too-long");
  });

  test("are shown cut between characters, never inside one", async () => {
    const date = `${"x".repeat(98)}😀😀`;
    const done = await desk.bring(`id,name,birth date\nq1,Quinten Cut,${date}\n`, {
      columns: columnsFor(null, "name", "birthDate"),
    });
    expect(done.rows).toMatchObject({ imported: 1, faulty: 1, partly: 1 });
    expect(await desk.report(done.id)).toContain(date);
  });

  test("enter from every encoding alike", async () => {
    const text = "id;naam\nn1;Ångström\n";
    for (const bytes of [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, "utf16le"),
      Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
      Buffer.from(text, "latin1"),
    ]) {
      const done = await desk.bring(bytes);
      expect(done.rows).toMatchObject({ faulty: 0, done: 1 });
    }
    expect((await desk.captions()).filter((caption) => caption === "Ångström")).toHaveLength(1);
  });
});

describe("Headings", () => {
  test("may repeat or be missing", async () => {
    const found = await desk.upload("name,phone,phone\nJan,+32470123451,+32470123452\n");
    expect(found.columns.map(({ name }) => name)).toEqual(["name", "phone", "phone (2)"]);
    const bare = await desk.upload("+32 470 12 34 51\n+32 470 12 34 52\n");
    expect(bare).toMatchObject({ headings: false, columns: [{ name: "column 1" }] });
    expect((await desk.preview(bare.id)).rows).toHaveLength(2);
  });
});

describe("A workbook", () => {
  test("is imported from the sheet that is chosen", async () => {
    const workbook = workbookOf({
      sheets: {
        Notes: textRows([["to do"], ["call back"]]),
        People: textRows([
          ["id", "name"],
          ["w1", "Wim Sheet"],
        ]),
      },
    });
    const found = await desk.upload(workbook);
    expect(found).toMatchObject({ sheets: ["Notes", "People"], sheet: "Notes" });
    const answer = await desk.analyst.patch<typeof found>(`/imports/${found.id}`, {
      reading: { sheet: "People" },
    });
    await desk.map(answer.body);
    expect((await desk.run(found.id)).rows).toMatchObject({ imported: 1 });
    expect(await desk.captions()).toContain("Wim Sheet");
  });
});
