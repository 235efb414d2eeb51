import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsFor, openDesk, type ImportDesk } from "./imports.fixture.ts";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.node.stop());

async function recordsNamed(q: string): Promise<{ id: string; detail: string | null }[]> {
  const found = await desk.analyst.get<{ items: { id: string; detail: string | null }[] }>(
    `/records?q=${encodeURIComponent(q)}`,
  );
  return found.body.items;
}

describe("The report of faulty rows", () => {
  test("holds the rows as they were, their key, what is wrong and what to do", async () => {
    const done = await desk.bring("name;birth date\nRita Right;1980\nRob Wrong;31/02/1980\n");
    const [head, row, end] = (await desk.report(done.id)).split("\r\n");
    expect(head).toBe("\ufeffname;birth date;entente_key;entente_problem;entente_hint");
    expect(row).toMatch(
      /^Rob Wrong;31\/02\/1980;[0-9a-f-]{36}\/[0-9a-f]{32};birth date: no-such-day;/,
    );
    expect(end).toBe("");
  });

  test("corrected and imported again adds to the same record, without a key column", async () => {
    const text = "name;birth date;notes\nKarel Report;31/02/1980;=2+2\n";
    const first = await desk.bring(text, {
      columns: columnsFor("name", "birthDate", "notes"),
    });
    expect(first.rows).toMatchObject({ imported: 1, faulty: 1, partly: 1 });
    const [before] = await recordsNamed("Karel Report");
    const corrected = (await desk.report(first.id)).replace("31/02/1980", "28/02/1980");
    expect(corrected).toContain(";'=2+2;");

    const found = await desk.upload(corrected, "report.csv");
    expect(found.columns.map(({ name }) => name)).toEqual(["name", "birth date", "notes"]);
    expect(found.columns[2]?.samples).toEqual(["=2+2"]);
    expect(found.mapping).toEqual(first.mapping);
    await desk.map(found);
    expect((await desk.run(found.id)).rows).toMatchObject({ imported: 1, faulty: 0 });
    const after = await recordsNamed("Karel Report");
    expect(after.map(({ id }) => id)).toEqual([before?.id]);
    expect([before?.detail, after[0]?.detail]).toEqual([null, "1980-02-28"]);
    expect((await desk.bring(corrected)).rows).toMatchObject({ imported: 0, unchanged: 1 });
  });

  test("mends a row that was faulty as a whole", async () => {
    const done = await desk.bring('id,name\nm1,"Mia Broken\nm2,Max Fine\n');
    expect(done.rows).toMatchObject({ imported: 1, faulty: 1, partly: 0 });
    const corrected = (await desk.report(done.id)).replace('"""Mia Broken"', "Mia Mended");
    expect((await desk.bring(corrected)).rows).toMatchObject({ imported: 1, faulty: 0 });
    expect(await desk.captions()).toContain("Mia Mended");
  });

  test("cannot reach records beyond what the importer could have filed", async () => {
    const secret = await desk.bring("id,name,birth date\ns1,Sam Secret,31/02/1980\n", {
      columns: columnsFor(null, "name", "birthDate"),
    });
    const [sam] = await recordsNamed("Sam Secret");
    const report = await desk.report(secret.id);
    const forged = report
      .replace("Sam Secret", "Sam Forged")
      .replace("31/02/1980", "1999")
      .replace(/[0-9a-f]{32}(?=,)/, (sam?.id ?? "").replaceAll("-", ""));
    await desk.bring(forged);
    const names = (await recordsNamed("Sam")).map(({ id }) => id);
    expect(names).toHaveLength(2);
    expect((await recordsNamed("Sam Secret")).map(({ detail }) => detail)).toEqual([null]);
  });
});
