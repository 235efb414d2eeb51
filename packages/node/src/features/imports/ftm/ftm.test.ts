import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type ImportDesk } from "../imports.fixture.ts";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.node.stop());

const entity = (id: string, schema: string, properties: Record<string, unknown>) =>
  JSON.stringify({ id, schema, properties });

describe("FollowTheMoney lines", () => {
  test("become records that refer to each other, also forwards", async () => {
    const lines = [
      entity("o1", "Ownership", { owner: ["p1"], asset: ["c1"], startDate: ["2020"] }),
      entity("p1", "Person", { name: ["Olga Owner", "О. Овнер"], citizenship: ["be"] }),
      entity("c1", "Company", { name: ["Havenbedrijf Test"], jurisdiction: ["nl"] }),
    ].join("\n");
    const done = await desk.bring(lines);
    expect(done).toMatchObject({ format: "ftm", rows: { total: 3, imported: 3, faulty: 0 } });
    expect((await desk.bring(lines)).rows).toMatchObject({ imported: 0, unchanged: 3 });
    const found = await desk.analyst.get<{ items: { id: string }[] }>("/records?q=olga");
    const id = found.body.items[0]?.id;
    const related = await desk.analyst.get<{
      items: { property: string; record: { kind: string } }[];
    }>(`/records/${id}/related`);
    expect(related.body.items).toMatchObject([
      { property: "owner", record: { kind: "Ownership" } },
    ]);
  });

  test("of schemas that are lacking take the nearest kind; unknown properties are told once", async () => {
    const lines = [
      entity("b1", "PublicBody", { name: ["Ministry of Tests"], classification: ["x"] }),
      entity("b2", "PublicBody", { name: ["Office of Tests"], classification: ["y", "z"] }),
      entity("w1", "CryptoWallet", { publicKey: ["1"] }),
    ].join("\n");
    const done = await desk.bring(lines);
    expect(done.rows).toMatchObject({ imported: 2, faulty: 1 });
    expect(done.notices).toMatchObject([
      { reason: "schema-nearest", value: "PublicBody", count: 2 },
      { reason: "unknown-property", value: "PublicBody.classification", count: 2 },
    ]);
  });

  test("that are broken are reported, corrected and imported again", async () => {
    const lines = [
      entity("f1", "Person", { name: ["Fien Fine"] }),
      '{"id":"f2","schema":"Person","properties":{"name":["Fons Faulty"',
      entity("f3", "Person", { name: ["Freya Partly \ud800\u0000"], birthDate: ["1980-02-31"] }),
      '["no entity"]',
      "",
      entity("f4", "Person", { name: [{ nested: true }] }),
    ].join("\n");
    const done = await desk.bring(lines);
    expect(done.rows).toMatchObject({ done: 5, imported: 2, faulty: 4, partly: 1 });
    const report = await desk.report(done.id);
    expect(report).toContain("line 2: json-broken");
    expect(report).toContain("line 4: not-an-entity");
    const corrected = report
      .replace('[""Fons Faulty""', '[""Fons Mended""]}}')
      .replace("1980-02-31", "1980-02-28");
    const found = await desk.upload(corrected);
    expect(found).toMatchObject({ format: "ftm", mapping: done.mapping });
    await desk.map(found);
    expect((await desk.run(found.id)).rows).toMatchObject({ imported: 2, faulty: 2 });
    expect(await desk.captions()).toContain("Fons Mended");
  });

  test("of one id and two kinds are not mixed", async () => {
    const lines = [
      entity("same", "Person", { name: ["One Person"] }),
      entity("same", "Vehicle", { registrationNumber: ["1-ABC-123"] }),
    ];
    expect((await desk.bring(lines.join("\n"))).rows).toMatchObject({ imported: 1, faulty: 1 });
    expect((await desk.bring(lines.toReversed().join("\n"))).rows).toMatchObject({
      unchanged: 1,
      faulty: 1,
    });
  });
});
