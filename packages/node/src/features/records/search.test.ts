import { newId } from "@entente/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  addPartner,
  createPerson,
  openCase,
  saveAll,
  statement,
  type Rows,
} from "./records.fixture.ts";
import type { RecordDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
});
afterAll(() => node.stop());

const search = async (q: string, more = "") =>
  (await ana.get<Rows>(`/records?q=${encodeURIComponent(q)}${more}`)).body;
const create = async (kind: string, ...statements: unknown[]) =>
  (await ana.post<RecordDetails>("/records", { kind, statements })).body.id;
const idsOf = (rows: Rows) => rows.items.map((row) => row.id);

describe("A search by words", () => {
  test.each([
    ["Александр Иванович", ["александр", "Aleksandr", "алекс", "ivanovich"]],
    ["عبد الرحمن", ["الرحمن", "عبد"]],
    ["欧阳修", ["欧阳修", "欧"]],
    ["Šťěpán Łącki", ["stepan lacki", "ŁĄC", "Štěpán"]],
    ["O'Brien-Smythe", ["o'brien", "brien", "smythe", "O’Brien Smythe", "smythe brien"]],
  ])("finds %s as %j", async (name, queries) => {
    const { id } = await createPerson(ana, name);
    for (const q of queries) expect([q, idsOf(await search(q))]).toEqual([q, [id]]);
  });

  test("finds every word of a value by its beginning", async () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 6 });
    const between = fc.constantFrom(" ", "-", "/", ".", ", ", "_", ":", "@", "&");
    let made = 0;
    await fc.assert(
      fc.asyncProperty(words, between, fc.nat(), async (parts, separator, pick) => {
        const value = `p${(made += 1)}x ${parts.join(separator)}`;
        const id = await create("Person", statement("name", "N"), statement("notes", value));
        const word = parts[pick % parts.length]!;
        const prefix = word.slice(0, 1 + (pick % word.length));
        expect([value, prefix, idsOf(await search(`p${made}x ${prefix}`))]).toEqual([
          value,
          prefix,
          [id],
        ]);
        expect(idsOf(await search(value))).toEqual([id]);
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  test("needs all of its words", async () => {
    await createPerson(ana, "Willem Bonaventura");
    expect((await search("willem bona")).total).toBe(1);
    expect((await search("willem xyz")).total).toBe(0);
  });

  test("finds dates, places and addresses of the web", async () => {
    const id = await create(
      "Person",
      statement("name", "Dated"),
      statement("birthDate", "1977-08-09"),
      statement("sourceUrl", "https://lists.example.org/wanted/person-77"),
    );
    for (const q of ["1977-08-09", "1977-08", "wanted", "lists.example.org/wanted"])
      expect([q, idsOf(await search(q))]).toEqual([q, [id]]);
  });

  test("finds only what is current", async () => {
    const { id, statements } = await createPerson(ana, "Formerly Called");
    const supersedes = statements[0]!.id;
    await ana.post(`/records/${id}/statements`, {
      statements: [statement("name", "Nowadays", { supersedes })],
    });
    expect((await search("formerly")).total).toBe(0);
    expect(idsOf(await search("nowadays"))).toEqual([id]);
  });

  test("puts names before other words", async () => {
    const noted = await create("Person", statement("name", "A"), statement("notes", "quixote"));
    const called = await create("Person", statement("name", "Quixote"));
    const again = await create("Person", statement("name", "B"), statement("notes", "quixote"));
    expect(idsOf(await search("quixote"))).toEqual([called, again, noted]);
  });

  test.each(["'", "\\", "a'b:*&!|<->()", "' or 1=1 --", "...", "🙂", "a".repeat(10_000), "½ ²"])(
    "takes any characters: %s",
    async (q) => {
      const { status } = await ana.get(`/records?q=${encodeURIComponent(q)}`);
      expect(status).toBe(200);
    },
  );

  test("of blanks alone is no search", async () => {
    expect((await search("   ")).total).toBe((await search("")).total);
  });
});

describe("A search by an identifier", () => {
  test.each([
    [
      "Phone",
      "number",
      "+32470000000",
      ["0470 00 00 00", "+32 470/00.00.00", "0032470000000", "32470000000"],
    ],
    [
      "BankAccount",
      "iban",
      "NL50XXXX0000000000",
      ["nl50 xxxx 0000 0000 00", "NL50-XXXX-0000000000"],
    ],
    [
      "Container",
      "containerNumber",
      "XXXU3054384",
      ["XXXU 305438 4", "xxxu305438-4", "XXXU 305438-4"],
    ],
    ["Device", "imei", "001010012345672", ["00-101001-234567-2", "001010 01 234567 2"]],
    ["Vehicle", "registrationNumber", "1ABC123", ["1-ABC-123", "1 abc 123"]],
    ["Vessel", "imoNumber", "0100006", ["IMO 0100006", "0100006"]],
    ["Person", "passportNumber", "XX0012345", ["xx 00.12.345", "XX-0012345"]],
    ["Person", "email", "ana.b@example.org", ["Ana.B@example.org"]],
  ])("finds a %s whose %s is %s in any notation", async (kind, property, value, notations) => {
    const id = await create(kind, statement("name", "With number"), statement(property, value));
    for (const q of notations) expect([q, idsOf(await search(q))]).toEqual([q, [id]]);
  });
});

describe("The filters of a search", () => {
  test("are kind (also an abstract one), originator and case, with the total of what they leave", async () => {
    await addPartner(node, "fr-customs");
    const caseId = await openCase(ana);
    const [own] = await saveAll(node, ["Filtered Own"]);
    const [company] = await saveAll(node, ["Filtered Company"], { kind: "Company" });
    const [vessel] = await saveAll(node, ["Filtered Vessel"], { kind: "Vessel" });
    const [foreign] = await saveAll(node, ["Filtered Foreign"], { originator: "fr-customs" });
    const filed = await createPerson(ana, "Filtered In Case", { caseId });
    const cases: [string, (string | undefined)[]][] = [
      ["", [own, company, vessel, foreign, filed.id]],
      ["&kind=Person", [own, foreign, filed.id]],
      ["&kind=LegalEntity", [own, company, foreign, filed.id]],
      ["&kind=Organization", [company]],
      ["&kind=Elephant", []],
      ["&originator=own", [own, company, vessel, filed.id]],
      ["&originator=foreign", [foreign]],
      ["&originator=fr-customs", [foreign]],
      ["&originator=nobody", []],
      [`&case=${caseId}`, [filed.id]],
      [`&case=${caseId}&kind=Vessel`, []],
      [`&case=${newId()}`, []],
    ];
    for (const [more, ids] of cases) {
      const rows = await search("filtered", more);
      expect([more, idsOf(rows).toSorted(), rows.total]).toEqual([
        more,
        ids.toSorted(),
        ids.length,
      ]);
    }
  });
});

describe("The ledger", () => {
  test("has every search, also one that finds nothing", async () => {
    const { id } = (await ana.get<{ user: { id: string } }>("/session")).body.user;
    await search("nobody is called so");
    await search("filtered own");
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["actor_id", "object_id", "facts"])
        .where("act", "=", "search")
        .orderBy("seq", "desc")
        .limit(2)
        .execute(),
    );
    expect(entries).toEqual([
      { actor_id: id, object_id: "register", facts: { query: "filtered own", found: 1 } },
      { actor_id: id, object_id: "register", facts: { query: "nobody is called so", found: 0 } },
    ]);
  });
});
