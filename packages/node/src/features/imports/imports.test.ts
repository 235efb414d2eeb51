import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type ImportDesk } from "./imports.fixture.ts";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.node.stop());

const persons = `id,first name,last name,birth date,phone
p1,Jan,Peeters,31/05/1980,+32 470 12 34 56
p2,An,Maes,1990,
`;

describe("An uploaded file", () => {
  test("shows its columns and a proposed mapping, and nothing is saved yet", async () => {
    const found = await desk.upload(persons, "C:\\desk\\persons.csv");
    expect(found).toMatchObject({
      fileName: "persons.csv",
      format: "csv",
      encoding: "utf-8",
      delimiter: ",",
      state: "mapping",
      mapping: { kind: "Person", keyColumn: 0, dateOrder: "dmy", defaultCountry: "be" },
      can: { change: true, start: false },
    });
    expect(found.columns[1]).toEqual({ name: "first name", samples: ["Jan", "An"] });
    expect(found.mapping.columns.map(({ property }) => property)).toEqual([
      null,
      "firstName",
      "lastName",
      "birthDate",
      "phone",
    ]);
    expect(await desk.captions()).toEqual([]);
  });

  test("previews its first rows as records, each problem marked", async () => {
    const found = await desk.upload(
      "id,name,birth date\n1,Jan Peeters,31/02/1980\n2,An Maes,1990\n",
    );
    const { rows } = await desk.preview(found.id);
    expect(rows[0]).toMatchObject({
      line: 2,
      record: { kind: "Person", caption: "Jan Peeters" },
      problems: [{ column: 2, property: "birthDate", reason: "no-such-day", value: "31/02/1980" }],
    });
    expect(rows[1]?.problems).toEqual([]);
    expect(await desk.captions()).toEqual([]);
  });

  test("can be sent as a form", async () => {
    const form = new FormData();
    form.append("note", "a field before the file");
    form.append("file", new Blob([persons]), "persons.csv");
    const answer = await desk.analyst.request<{ fileName: string; size: number }>("/imports", {
      method: "POST",
      body: form,
    });
    expect(answer.body).toMatchObject({ fileName: "persons.csv", size: persons.length });
  });

  test("is refused a mapping that does not fit it", async () => {
    const found = await desk.upload(persons);
    const mapping = { ...found.mapping, keyColumn: 9, columns: [{ property: "imoNumber" }] };
    const answer = await desk.analyst.patch<{ errors: { path: string }[] }>(
      `/imports/${found.id}`,
      { mapping },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path }) => path)).toEqual([
      "body.mapping.columns",
      "body.mapping.keyColumn",
      "body.mapping.columns.0.property",
    ]);
  });

  test("is refused a source that cannot be stored", async () => {
    const found = await desk.upload(persons);
    for (const source of ["a\u0000b", "\ud800", " "]) {
      const mapping = { ...found.mapping, source };
      expect((await desk.analyst.patch(`/imports/${found.id}`, { mapping })).status).toBe(400);
    }
  });

  test("can be read in another encoding, which proposes anew", async () => {
    const cyrillic = Buffer.from(
      "name;city\n\xc8\xe2\xe0\xed;\xcc\xee\xf1\xea\xe2\xe0\n",
      "latin1",
    );
    const found = await desk.upload(cyrillic);
    const answer = await desk.analyst.patch<{ columns: { samples: string[] }[] }>(
      `/imports/${found.id}`,
      { reading: { encoding: "windows-1251" } },
    );
    expect(answer.body.columns.map(({ samples }) => samples[0])).toEqual(["Иван", "Москва"]);
  });

  test("belongs to whoever uploaded it", async () => {
    const found = await desk.upload(persons);
    await desk.node.addUser("other@node.example", "analyst", "administrator");
    await desk.node.addUser("admin@node.example", "administrator");
    const other = await desk.node.signIn("other@node.example");
    const admin = await desk.node.signIn("admin@node.example");
    expect((await other.get(`/imports/${found.id}`)).status).toBe(404);
    expect((await other.get(`/imports/${found.id}/report.csv`)).status).toBe(404);
    expect((await other.get<{ items: unknown[] }>("/imports")).body.items).toEqual([]);
    expect((await admin.get("/imports")).status).toBe(403);
  });
});

describe("An import", () => {
  test("makes records of the rows; the same file twice changes nothing", async () => {
    const first = await desk.bring(persons);
    expect(first.rows).toEqual({
      total: 2,
      done: 2,
      imported: 2,
      unchanged: 0,
      faulty: 0,
      partly: 0,
    });
    expect(await desk.captions()).toEqual(["An Maes", "Jan Peeters"]);
    const again = await desk.bring(persons);
    expect(again.rows).toMatchObject({ done: 2, imported: 0, unchanged: 2, faulty: 0 });
    expect(await desk.captions()).toEqual(["An Maes", "Jan Peeters"]);
  });

  test("can be deleted with its report; its records stay", async () => {
    const done = await desk.bring("id,name\nd1,Dora Stays\n");
    expect((await desk.analyst.delete(`/imports/${done.id}`)).status).toBe(204);
    expect((await desk.analyst.get(`/imports/${done.id}`)).status).toBe(404);
    expect(await desk.captions()).toContain("Dora Stays");
  });

  test("adds what a later file says of the same key", async () => {
    const more = await desk.bring(
      "id,first name,last name,email\np1,Jan,Peeters,jan@post.example\n",
    );
    expect(more.rows).toMatchObject({ imported: 1, unchanged: 0 });
    expect((await desk.captions()).filter((caption) => caption === "Jan Peeters")).toHaveLength(1);
  });

  test("takes rows of one key as one record, and counts rows", async () => {
    const text = "id,name,alias\nx1,Xavier,Xav\nx1,Xavier,Zav\nx1,Xavier,Xav\n";
    expect((await desk.bring(text, { keyColumn: 0 })).rows).toMatchObject({ imported: 3 });
    expect((await desk.bring(text, { keyColumn: 0 })).rows).toMatchObject({ unchanged: 3 });
    expect((await desk.captions()).filter((caption) => caption === "Xavier")).toHaveLength(1);
  });

  test("takes several values of a cell, and grade and code of the row", async () => {
    const text =
      "name;phone;grade;handling\nPaul Two;+32470123451 | +32470123452;B2;H1+H2\nPaul Bad;+32470123453;D9;\n";
    const done = await desk.bring(text);
    expect(done.rows).toMatchObject({ imported: 1, faulty: 1, partly: 0 });
    const found = await desk.analyst.get<{ items: { id: string; handlingCodes: string[] }[] }>(
      "/records?q=paul",
    );
    expect(found.body.items).toMatchObject([{ handlingCodes: ["H1", "H2"] }]);
    expect(await desk.report(done.id)).toContain("grade-unknown");
  });

  test("files its records in a case, for its members only", async () => {
    const opened = await desk.analyst.post<{ id: string }>("/cases", {
      title: "Northern ports",
      purpose: "An inquiry into cocaine in containers",
    });
    const caseId = opened.body.id;
    await desk.bring("id,name\nc1,Carla In Case\n", { caseId });
    const filed = await desk.analyst.get<{ items: { caption: string }[] }>(
      `/records?case=${caseId}`,
    );
    expect(filed.body.items).toMatchObject([{ caption: "Carla In Case" }]);
    await desk.node.addUser("stranger@node.example", "analyst");
    const stranger = await desk.node.signIn("stranger@node.example");
    const found = await stranger.get<{ items: unknown[] }>("/records?q=carla");
    expect(found.body.items).toEqual([]);
    const foreign = await stranger.request<{ id: string; mapping: object }>("/imports", {
      method: "POST",
      body: "id,name\nc1,Carla In Case\n",
    });
    const refused = await stranger.patch(`/imports/${foreign.body.id}`, {
      mapping: { ...foreign.body.mapping, caseId },
    });
    expect(refused.status).toBe(404);
  });
});
