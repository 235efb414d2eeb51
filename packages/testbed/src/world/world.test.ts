import { cleanValue } from "@entente/match";
import {
  captionOf,
  isKind,
  propertyOf,
  recordInputSchema,
  statementInputSchema,
} from "@entente/model";
import { beforeAll, describe, expect, it } from "vitest";
import { authorities } from "./authorities.ts";
import { isReservedPhone } from "./numbers/phone-blocks.ts";
import { switchboard } from "./numbers/phone-number.ts";
import type { WorldRecord, WorldStatement } from "./record.ts";
import { storyKeys } from "./story/names.ts";
import { newcomerRecords } from "./story/story.ts";
import { sharedBetween, type TruthEntity } from "./truth/truth.ts";
import { generateWorld, viewOf, type World } from "./world.ts";

const options = { seed: 1, recordsPerNode: 2000 } as const;

describe("a generated world", () => {
  let world: World;
  let files: Map<string, WorldRecord[]>;
  let truth: TruthEntity[];

  beforeAll(() => {
    world = generateWorld(options);
    files = new Map([...world.views].map(([id, view]) => [id, [...view.records]]));
    truth = [...world.truth.entities];
  });

  it("is the same, byte for byte, for the same seed, and another for another", () => {
    const again = JSON.stringify([...viewOf(options, "be-antwerp-police").records]);
    expect(again).toBe(JSON.stringify(files.get("be-antwerp-police")));
    const other = [...viewOf({ ...options, seed: 2 }, "be-antwerp-police").records];
    expect(JSON.stringify(other)).not.toBe(again);
  });

  it("gives each authority about the records asked for, of every kind it works with", () => {
    for (const records of files.values())
      expect(Math.abs(records.length / options.recordsPerNode - 1)).toBeLessThan(0.1);
    const kinds = new Set([...files.values()].flat().map(({ kind }) => kind));
    expect([...kinds].filter((kind) => !isKind(kind))).toEqual([]);
    expect(kinds.size).toBeGreaterThanOrEqual(23);
  });

  it("names every record once, and refers only to records that came before", () => {
    for (const records of files.values()) {
      expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
      const known = new Set<string>();
      const dangling = records.flatMap(({ key, kind, statements }) => {
        known.add(key);
        return statements.filter(
          ({ property, value }) =>
            propertyOf(kind, property)?.type === "entity" && !known.has(value),
        );
      });
      expect(dangling).toEqual([]);
    }
  });

  it("has only values that a node takes", () => {
    for (const [id, records] of files) expect(refusedIn(records, id)).toEqual([]);
  });

  it("has a name or number for every person and thing", () => {
    const named = new Set(["Person", "Company", "Phone", "Container", "Vehicle", "Vessel"]);
    const nameless = [...files.values()].flat().filter(({ kind, statements }) => {
      const values = new Map(statements.map(({ property, value }) => [property, [value]]));
      return named.has(kind) && captionOf(kind, values) === kind;
    });
    expect(nameless).toEqual([]);
  });

  it("has records that fit the model's input schema", () => {
    for (const { kind, silent, statements } of [...files.values()].flatMap((all) =>
      all.slice(0, 200),
    )) {
      const inputs = statements.map((statement) => statementInputSchema.parse(statement));
      expect(() => recordInputSchema.parse({ kind, silent, statements: inputs })).not.toThrow();
    }
  });

  it("spoils a stated share of dates and phones when asked, and marks exactly those", () => {
    const view = viewOf({ ...options, faultRate: 0.02 }, "nl-rotterdam-police");
    const records = [...view.records];
    const marked = records.flatMap(({ statements }) => statements.filter(({ faulty }) => faulty));
    expect(refusedIn(records, "nl-rotterdam-police")).toEqual(marked);
    expect(marked.length).toBeGreaterThan(20);
    expect(marked.length).toBeLessThan(200);
  });

  it("has no phone outside the reserved blocks", () => {
    for (const [id, records] of files) {
      const phones = records.flatMap(({ kind, statements }) =>
        statements.filter(({ property }) => propertyOf(kind, property)?.type === "phone"),
      );
      const others = phones.filter(({ value }) => {
        const cleaned = cleanValue("phone", value, { country: id.slice(0, 2) });
        return !cleaned.ok || !isReservedPhone(cleaned.value);
      });
      expect(phones.length).toBeGreaterThan(50);
      expect(others).toEqual([]);
    }
  });

  it("has a switchboard's number at too many persons for a match to mean anything", () => {
    for (const id of ["be-brussels-prosecutor", "be-antwerp-police", "nl-rotterdam-police"]) {
      const holders = files.get(id)!.filter(({ kind, statements }) => {
        const phones = statements.filter(({ property }) => property === "phone");
        const numbers = phones.map(({ value }) =>
          cleanValue("phone", value, { country: id.slice(0, 2) }),
        );
        return (
          kind === "Person" && numbers.some((number) => number.ok && number.value === switchboard)
        );
      });
      expect(holders.length).toBeGreaterThan(25);
    }
  });

  it("keeps a truth that covers every record exactly once", () => {
    for (const { id } of authorities) {
      const told = truth.flatMap(({ known }) => known.get(id) ?? []);
      expect(told.toSorted()).toEqual(
        files
          .get(id)!
          .map(({ key }) => key)
          .toSorted(),
      );
    }
  });

  it("lets 5 to 8 % of persons be known twice, and a few tens of leading figures three times", () => {
    const persons = truth.filter(({ kind }) => kind === "Person");
    const shared = persons.filter(({ known }) => known.size >= 2);
    expect(shared.length / persons.length).toBeGreaterThan(0.05);
    expect(shared.length / persons.length).toBeLessThan(0.08);
    const central = persons.filter((person) => person.central);
    expect(central.length).toBe(36);
    expect(central.every(({ known }) => known.size >= 3)).toBe(true);
    expect(persons.some(({ known }) => [...known.values()].some((keys) => keys.length === 2))).toBe(
      true,
    );
  });

  it("gives no authority a key from which another's could be guessed", () => {
    const pairs = [...sharedBetween(world.truth, "be-antwerp-police", "nl-rotterdam-police")];
    expect(pairs.length).toBeGreaterThan(20);
    const number = (key: string) => Number(key.slice(4));
    const differences = pairs.map(({ keys: [one, other] }) => number(one) - number(other));
    expect(new Set(differences).size).toBe(pairs.length);
  });

  it("has operations of two authorities that clash, and puts every record in at most one case", () => {
    for (const clash of world.truth.clashes)
      for (const [authority, key] of clash)
        expect(files.get(authority)!.find((record) => record.key === key)?.kind).toBe("Operation");
    for (const [id, view] of world.views) {
      const keys = new Set(files.get(id)!.map(({ key }) => key));
      const inCases = [...view.cases].flatMap(({ recordKeys }) => recordKeys);
      expect(inCases.every((key) => keys.has(key))).toBe(true);
      expect(new Set(inCases).size).toBe(inCases.length);
      const numbers = [...view.cases].map((dossier) => dossier.number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it("tells the story: one suspect at three authorities, a newcomer at none", () => {
    const suspect = truth.find(({ known }) =>
      known.get("be-brussels-prosecutor")?.includes(storyKeys.brusselsSuspect),
    );
    expect(suspect?.known.get("fr-marseille-prosecutor")).toEqual([storyKeys.marseilleSuspect]);
    expect(suspect?.known.get("ma-rabat-liaison")).toEqual([storyKeys.rabatSuspect]);
    const everything = JSON.stringify([...files.values()]);
    for (const key of Object.values(storyKeys)) expect(everything).toContain(`"key":"${key}"`);
    const telling = new Set(["phone", "name", "lastName"]);
    for (const { statements } of Object.values(newcomerRecords))
      for (const { value } of statements.filter(({ property }) => telling.has(property)))
        expect(everything).not.toContain(value);
  });

  it("refuses to be smaller than its leading figures", () => {
    expect(() => generateWorld({ seed: 1, recordsPerNode: 10 })).toThrow(RangeError);
  });
});

/** The statements whose values a node of the authority's country would refuse. */
function refusedIn(records: readonly WorldRecord[], authority: string): WorldStatement[] {
  const country = authority.slice(0, 2);
  return records.flatMap(({ kind, statements }) =>
    statements.filter(({ property, value }) => {
      const definition = propertyOf(kind, property);
      return !definition || !cleanValue(definition.type, value, { country, property }).ok;
    }),
  );
}
