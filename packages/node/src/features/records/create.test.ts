import { isA, kindNames, propertiesOf } from "@entente/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  codeOf,
  createPerson,
  openWith,
  saveAll,
  statement,
  type Refused,
} from "./records.fixture.ts";
import { sampleValues } from "./sample-values.fixture.ts";
import type { RecordDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
let now = new Date();
/** A record of each kind, to be referred to. */
const known = new Map<string, string>();

beforeAll(async () => {
  node = await startTestNode({ overrides: { now: () => now } });
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  for (const kind of kindNames) known.set(kind, (await saveAll(node, ["known"], { kind }))[0]!);
});
afterAll(() => node.stop());

/** Property and value of every kind of statement that a kind of record takes. */
function valuesOf(kind: string): fc.Arbitrary<{ property: string; value: string }> {
  const choices = [...propertiesOf(kind)].flatMap(([property, { type, range }]) => {
    const values =
      type === "entity"
        ? [...known].filter(([name]) => range?.some((of) => isA(name, of))).map(([, id]) => id)
        : sampleValues[type];
    return values.map((value) => ({ property, value }));
  });
  return fc.constantFrom(...choices);
}

const inputs = fc.constantFrom(...kindNames).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    silent: fc.boolean(),
    reviewAt: fc.constantFrom(undefined, "2030-01-31"),
    statements: fc.uniqueArray(
      fc
        .record({
          said: valuesOf(kind),
          source: fc.string({ minLength: 1, maxLength: 20 }).map((text) => `s ${text}`.trim()),
          grade: fc.record({
            scale: fc.constant("4x4"),
            source: fc.constantFrom("A", "B", "C", "X"),
            information: fc.constantFrom("1", "2", "3", "4"),
          }),
          handling: fc.constantFrom(
            { codes: ["H0"] },
            { codes: ["H1", "H2"] },
            { codes: ["H3"], restriction: "not by telephone" },
          ),
          nature: fc.constantFrom("fact", "assessment"),
          observedAt: fc.constantFrom(undefined, "2026-03", "2026-03-04"),
        })
        .map(({ said, ...rest }) => ({ ...said, ...rest })),
      {
        minLength: 1,
        maxLength: 12,
        selector: ({ property, value, source }) => JSON.stringify([property, value, source]),
      },
    ),
  }),
);

describe("A new record", () => {
  test("of any kind with any valid statements is taken and read back as it was said", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const made = await ana.post<RecordDetails>("/records", input);
        expect(made).toMatchObject({ status: 201 });
        const { body } = await openWith(ana, made.body.id);
        expect(body).toMatchObject({ kind: input.kind, silent: input.silent, foreign: false });
        const said = body.statements.map((row) => ({
          property: row.property,
          value: row.value,
          source: row.source,
          grade: row.grade,
          handling: row.handling,
          nature: row.nature,
          observedAt: row.observedAt ?? undefined,
        }));
        const plain = input.statements.map((row) => ({ ...row }));
        expect(said).toHaveLength(plain.length);
        expect(said).toEqual(expect.arrayContaining(plain));
        expect(body.statements.every((row) => row.endedAt === null)).toBe(true);
        expect(body.statements.every((row) => row.author?.name === "ana@example.org")).toBe(true);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test.each([
    ["Person", "shoeSize", "44", /no property/],
    ["Person", "birthDate", "1980-02-31", /./],
    ["Person", "phone", "call me", /./],
    ["Person", "iban", "NL50XXXX00000000", /./],
    ["Person", "nationality", "Atlantis", /./],
    ["Device", "imei", "12", /./],
    ["Container", "containerNumber", "XXXA3054384", /./],
    ["Person", "name", " \u202e ", /./],
    ["Person", "name", "x".repeat(10_000), /500/],
    ["Person", "passportNumber", "A1".repeat(5_000), /200/],
    ["Phone", "holder", "somebody", /id of that record/],
    ["Phone", "holder", "018f0000-0000-7000-8000-00000000000a", /id of that record/],
  ])("of kind %s whose %s is %s is refused, and says why", async (kind, property, value, hint) => {
    const answer = await ana.post<Refused>("/records", {
      kind,
      statements: [statement(property, value)],
    });
    expect([answer.status, codeOf(answer)]).toEqual([422, "statements-refused"]);
    expect(answer.body.errors).toEqual([
      { path: "body.statements.0.value", message: expect.stringMatching(hint) },
    ]);
  });

  test("that refers to a record of a kind that cannot stand there is refused", async () => {
    const answer = await ana.post<Refused>("/records", {
      kind: "Phone",
      statements: [statement("holder", known.get("Vessel")!)],
    });
    expect([answer.status, codeOf(answer)]).toEqual([422, "statements-refused"]);
    expect(answer.body.errors?.[0]?.message).toMatch(/LegalEntity/);
  });

  test.each(["Thing", "LegalEntity", "Elephant", "constructor"])(
    "of the kind %s, which no record has, is refused",
    async (kind) => {
      const answer = await ana.post("/records", { kind, statements: [statement("name", "A")] });
      expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-request"]);
    },
  );

  test.each([
    ["Container", "containerNumber", "XXXU3054383"],
    ["Device", "imei", "001010012345671"],
    ["Person", "iban", "NL51XXXX0000000000"],
    ["Vessel", "imoNumber", "0100007"],
  ])(
    "of kind %s keeps a %s with a wrong check digit, and notes it",
    async (kind, property, value) => {
      const { status, body } = await ana.post<RecordDetails>("/records", {
        kind,
        statements: [statement(property, value)],
      });
      expect(status).toBe(201);
      expect(body.statements).toMatchObject([{ value, note: "check-digit-wrong" }]);
    },
  );

  test("keeps what was received beside the canonical value", async () => {
    const { body } = await ana.post<RecordDetails>("/records", {
      kind: "Person",
      statements: [statement("phone", "0470/00.00.00"), statement("birthDate", "3/2/1980")],
    });
    expect(body.statements).toMatchObject([
      { value: "+32470000000", original: "0470/00.00.00" },
      { value: "1980-02-03", original: "3/2/1980" },
    ]);
  });

  test.each([
    ["Arabic", "عبد الرحمن بن عوف"],
    ["Cyrillic", "Александр Иванович"],
    ["Han", "欧阳修"],
    ["Greek", "Γιώργος Παπαδόπουλος"],
    ["letters beyond the basic plane", "𠮷野家 𝒜"],
  ])("keeps a name in %s and has it as its caption", async (_script, name) => {
    const { caption, statements } = await createPerson(ana, name);
    expect(caption).toBe(name);
    expect(statements).toMatchObject([{ value: name, original: null }]);
  });

  test("loses marks that turn the direction of writing, and keeps the received text", async () => {
    const { statements } = await createPerson(ana, "Jan \u202eretéP");
    expect(statements).toMatchObject([{ value: "Jan retéP", original: "Jan \u202eretéP" }]);
  });

  test("whose long name ends in a character of two halves has a caption without half of it", async () => {
    const { caption } = await createPerson(ana, `${"a".repeat(199)}😀b`);
    expect(caption).toBe("a".repeat(199));
  });

  test("with a text of 10,000 characters in any script is taken", async () => {
    for (const letter of ["x", "ж", "ع", "漢", "💊".slice(0, 2)]) {
      const value = letter.repeat(10_000 / letter.length);
      const { status, body } = await ana.post<RecordDetails>("/records", {
        kind: "Person",
        statements: [statement("name", "A"), statement("notes", value)],
      });
      expect(status).toBe(201);
      expect(body.statements[1]?.value).toBe(value);
    }
  });

  test.each([
    ["value", "name", "A\u0000b", {}],
    ["value", "name", "A\ud800b", {}],
    ["source", "name", "A", { source: "a\u0000" }],
    ["source", "name", "A", { source: "\udc00a" }],
    ["handling.restriction", "name", "A", { handling: { codes: ["H3"], restriction: "\u0000x" } }],
  ])(
    "with text that no database keeps in its %s is refused",
    async (path, property, value, more) => {
      const answer = await ana.post<Refused>("/records", {
        kind: "Person",
        statements: [statement(property, value, more)],
      });
      expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-request"]);
      expect(answer.body.errors).toMatchObject([{ path: `body.statements.0.${path}` }]);
    },
  );

  test("keeps the order of its statements: the first name is its caption, also when it grows", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Name ${index}`);
    const { body } = await ana.post<RecordDetails>("/records", {
      kind: "Person",
      statements: names.map((name) => statement("name", name)),
    });
    expect(body.statements.map((row) => row.value)).toEqual(names);
    const grown = await ana.post<RecordDetails>(`/records/${body.id}/statements`, {
      statements: [statement("alias", "Alias")],
    });
    expect(grown.body.caption).toBe("Name 0");
  });

  test("takes nothing of a form of which one statement is refused", async () => {
    await ana.post("/records", {
      kind: "Person",
      statements: [statement("name", "Halfway Taken"), statement("birthDate", "1980-13-01")],
    });
    const { body } = await ana.get<{ total: number }>("/records?q=halfway");
    expect(body.total).toBe(0);
  });

  test("says the same thing of the same source once", async () => {
    const { body } = await ana.post<RecordDetails>("/records", {
      kind: "Person",
      statements: [
        statement("phone", "+32470000000"),
        statement("phone", "0470 00 00 00"),
        statement("phone", "+32470000000", { source: "another" }),
      ],
    });
    expect(body.statements.map((row) => row.source)).toEqual(["report 12", "another"]);
  });

  test("cannot take the place of a statement of another record", async () => {
    const other = await createPerson(ana, "Other");
    const answer = await ana.post("/records", {
      kind: "Person",
      statements: [statement("name", "New", { supersedes: other.statements[0]!.id })],
    });
    expect([answer.status, codeOf(answer)]).toEqual([409, "statement-not-current"]);
  });

  test("inherits the strictest handling of its statements", async () => {
    const { body } = await ana.post<RecordDetails>("/records", {
      kind: "Person",
      statements: [
        statement("name", "A", { handling: { codes: ["H0"] } }),
        statement("alias", "B", { handling: { codes: ["H3"], restriction: "by hand" } }),
        statement("title", "C", { handling: { codes: ["H2"] } }),
      ],
    });
    expect(body.handling).toEqual({ codes: ["H2", "H3"], restriction: "by hand" });
  });

  test("is reviewed after three years, or when it says", async () => {
    now = new Date("2028-02-29T10:00:00Z");
    const later = await node.signIn("ana@example.org");
    const said = { reviewAt: "2029-05-06" };
    expect((await createPerson(later, "Leap")).reviewAt).toMatch(/^2031-0(2-28|3-01)$/);
    expect((await createPerson(later, "Said", said)).reviewAt).toBe("2029-05-06");
    for (const reviewAt of ["0000-01-01", "2029-02-31", "soon"]) {
      const body = { kind: "Person", statements: [statement("name", "A")], reviewAt };
      expect((await later.post("/records", body)).status).toBe(400);
    }
  });
});
