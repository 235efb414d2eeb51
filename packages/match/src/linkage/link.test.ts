import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnLevels } from "./learning/expectation.ts";
import { learnModel } from "./learning/learn-model.ts";
import { randomNumbers } from "./learning/random.ts";
import { deduplicate, linkRegisters } from "./link.ts";
import type { LinkRecord } from "./linkage-types.ts";
import { createRegister } from "./register/register.ts";
import { compareRecords } from "./scoring/compare-records.ts";
import { finish } from "./steps.ts";

const given = [
  "Anna",
  "Bram",
  "Claire",
  "Dries",
  "Elif",
  "Femke",
  "Gjon",
  "Hamid",
  "Ines",
  "Jonas",
];
const family = ["Peeters", "Haddad", "Moreau", "Visser", "Krasniqi", "Garcia", "Lambert", "Yilmaz"];

/** Persons of invented names, every fourth recorded once more with a letter lost. */
function persons(count: number): LinkRecord[] {
  const below = randomNumbers(5);
  return Array.from({ length: count }, (_, at) => {
    const lastName = `${family[below(family.length)]!}${"bcdfgklmnp"[below(10)]!}a${"rstvz"[below(5)]!}`;
    const values = new Map([
      ["firstName", [given[below(given.length)]!]],
      ["lastName", [lastName]],
      ["birthDate", [`19${50 + below(50)}-0${1 + below(9)}-${10 + below(18)}`]],
    ]);
    const again = new Map(values).set("lastName", [lastName.slice(0, 4) + lastName.slice(5)]);
    const record: LinkRecord = { id: `${at}`, kind: "Person", values };
    return at % 4 === 0 ? [record, { ...record, id: `${at}-again`, values: again }] : [record];
  }).flat();
}

const people = persons(1200);
const register = createRegister("Person", people);
const model = learnModel(register);

describe("linking without labels", () => {
  it("finds records written twice, and says the same each time", async () => {
    const { pairs } = await deduplicate(register);
    const right = pairs.filter(
      ({ left, right: other }) => left.split("-")[0] === other.split("-")[0],
    );
    expect(right.length).toBeGreaterThan(250);
    expect(pairs.length - right.length).toBeLessThan(6);
    expect((await deduplicate(register)).pairs).toEqual(pairs);
  });

  it("links two registers, the left one's id on the left", async () => {
    const again = people.filter(({ id }) => id.endsWith("again"));
    const once = people.filter(({ id }) => !id.endsWith("again"));
    const { pairs } = await linkRegisters(
      createRegister("Person", once),
      createRegister("Person", again),
      { model },
    );
    expect(pairs.length).toBeGreaterThan(250);
    expect(
      pairs.every(({ left, right }) => !left.endsWith("again") && right.endsWith("again")),
    ).toBe(true);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const work = deduplicate(register, { signal: stop.signal });
    stop.abort(new Error("no longer wanted"));
    await expect(work).rejects.toThrow("no longer wanted");
  });

  it("recovers how often records of the same thing agree", () => {
    const below = randomNumbers(3);
    const m = [0.9, 0.08, 0.02];
    const u = [0.01, 0.04, 0.95];
    const draw = (shares: readonly number[]) => {
      const at = below(1000) / 1000;
      return at < shares[0]! ? 0 : at < shares[0]! + shares[1]! ? 1 : 2;
    };
    const count = 20_000;
    const levels = Uint8Array.from({ length: count * 4 }, (_, at) =>
      draw(Math.floor(at / 4) < 4000 ? m : u),
    );
    const four = <T>(one: T): T[] => [one, one, one, one];
    const learned = finish(
      learnLevels(
        { fields: 4, levels, rarity: new Float64Array(count) },
        four(u),
        four([0.8, 0.15, 0.05]),
        1,
        count,
        500,
        four(0.3),
      ),
    );
    expect(learned.matches / 4000).toBeCloseTo(1, 1);
    for (const field of learned.m)
      for (const [at, share] of field.entries())
        expect(Math.abs(share - m[at]!)).toBeLessThan(0.03);
  });
});

describe("comparing two records", () => {
  const text = fc.string({ unit: "binary", maxLength: 30 });
  const record = fc
    .record({ firstName: text, lastName: text, birthDate: text, postalCode: text, phone: text })
    .map((values): LinkRecord => ({
      id: "any",
      kind: "Person",
      values: new Map(Object.entries(values).map(([property, value]) => [property, [value]])),
    }));

  it("is symmetric and never fails, whatever the values are", () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const there = compareRecords(one, other, model);
        const back = compareRecords(other, one, model);
        expect(there.bits).toBeCloseTo(back.bits, 9);
        expect(there.evidence.map(({ level }) => level).toSorted()).toEqual(
          back.evidence.map(({ level }) => level).toSorted(),
        );
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it("shows names as the records write them", () => {
    const { evidence } = compareRecords(people[0]!, people[0]!, model);
    expect(evidence.find(({ field }) => field === "family-name")!.left).toBe(
      people[0]!.values.get("lastName")![0],
    );
  });
});
