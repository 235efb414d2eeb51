import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../linkage/linkage-types.ts";
import { linkableKinds } from "../linkage/fields/profiles.ts";
import { createRegister } from "../linkage/register/register.ts";
import { bitsFor } from "../linkage/scoring/probability.ts";
import { Scorer } from "../linkage/scoring/scorer.ts";
import { modelOf, record } from "./query.fixture.ts";
import { createIndex } from "./record-index.ts";
import { RowKeys } from "./row-keys.ts";

const model = modelOf("Person");
const maybe = (values: readonly string[]) => fc.constantFrom("", ...values);
const values = fc.record({
  firstName: maybe(["Jan", "Jean", "Mohamed", "محمد", "Иван", "Els"]),
  lastName: maybe(["Peeters", "Peters", "El Amrani", "Amrani", "García López", "Claes"]),
  name: maybe(["PEETERS Jan", "López, Juan García", "Mohamed El Amrani"]),
  birthDate: maybe(["1980-05-14", "1980-14-05", "1980", "1981-05-14", "1980-01-01", "1975-02-28"]),
  address: maybe(["Kerkstraat 12, 2000 Antwerpen", "Rue de l'Église 5, 1000 Bruxelles"]),
  passportNumber: maybe(["XF1234567", "XF1234568", "XF123567"]),
  phone: fc.subarray(["+32470123456", "+32470123465", "+31698148261"]),
});
const people = fc
  .array(values, { maxLength: 40 })
  .map((list) => list.map((one, at) => record(`p${at}`, one)));

/** What compares each record, and keeps those above the threshold that share a key. */
function searchAll(records: readonly LinkRecord[], asked: LinkRecord, threshold: number) {
  const register = createRegister("Person", [...records, asked]);
  const scorer = new Scorer(register, model, "model");
  const reader = new RowKeys(register);
  const keysOf = (id: string) => {
    const { hashes, length } = reader.read(register.rowOf(id)!);
    return [...hashes.subarray(0, length)];
  };
  const keys = new Set(keysOf(asked.id));
  const prior = Math.min(0.5, (model.prior * model.size) / Math.max(1, records.length));
  const askedRow = register.rowOf(asked.id)!;
  return records
    .filter(({ id }) => keysOf(id).some((key) => keys.has(key)))
    .map(({ id }) => ({ id, bits: scorer.bits(askedRow, register.rowOf(id)!) }))
    .filter(({ bits }) => bits >= bitsFor(threshold, prior))
    .toSorted((one, other) => other.bits - one.bits || (one.id < other.id ? -1 : 1));
}

function search(records: readonly LinkRecord[], asked: LinkRecord, threshold: number) {
  const index = createIndex("Person", model);
  for (const one of records) index.add(one);
  return index
    .find(asked, { limit: 100, threshold })
    .map(({ id, comparison }) => ({ id, bits: comparison.bits }));
}

describe("an index beside a search through everything", () => {
  it("finds all above the threshold that share a key, and nothing else", () => {
    fc.assert(
      fc.property(people, values, fc.constantFrom(0.01, 0.5, 0.95), (records, one, threshold) => {
        const asked = record("asked", one);
        const [found, all] = [
          search(records, asked, threshold),
          searchAll(records, asked, threshold),
        ];
        expect(found.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        for (const [at, { bits }] of found.entries()) expect(bits).toBeCloseTo(all[at]!.bits, 9);
      }),
      { seed: 21 },
    );
  });

  it("answers the same in whatever order records were added", () => {
    const shuffled = people.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, values, ([records, others], one) => {
        const asked = record("asked", one);
        expect(search(others, asked, 0.01)).toEqual(search(records, asked, 0.01));
      }),
      { seed: 22 },
    );
  });

  it("answers after any additions and removals as if only the rest had ever been added", () => {
    const steps = fc.array(fc.record({ id: fc.nat({ max: 12 }), values, removed: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, values, (list, one) => {
        const asked = record("asked", one);
        const index = createIndex("Person", model);
        const rest = new Map<string, LinkRecord>();
        for (const { id, values: said, removed } of list) {
          const name = `p${id}`;
          expect(removed ? index.remove(name) : rest.has(name)).toBe(rest.has(name));
          index.find(asked, { limit: 3 });
          if (id === 0) index.compact();
          if (removed) rest.delete(name);
          else {
            index.add(record(name, said));
            rest.set(name, record(name, said));
          }
        }
        expect(index.size).toBe(rest.size);
        expect(
          index
            .find(asked, { limit: 100, threshold: 0.01 })
            .map(({ id, comparison }) => ({ id, bits: comparison.bits })),
        ).toEqual(search([...rest.values()], asked, 0.01));
      }),
      { seed: 23 },
    );
  });
});

describe("any text at all", () => {
  const properties = ["name", "firstName", "lastName", "birthDate", "address", "passportNumber"];
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const more = ["phone", "imoNumber", "containerNumber", "number", "iban", "registrationNumber"];

  it("is taken for every kind, and found again by itself only when it says something", () => {
    const anything = fc.dictionary(fc.constantFrom(...properties, ...more), text);
    fc.assert(
      fc.property(fc.constantFrom(...linkableKinds), anything, anything, (kind, one, other) => {
        const index = createIndex(kind, modelOf(kind));
        index.add(record("one", one, kind));
        index.add(record("other", other, kind));
        const found = index.find(record("asked", one, kind), { limit: 5 });
        for (const { comparison } of found) expect(comparison.bits).not.toBeNaN();
        expect(index.remove("one")).toBe(true);
        const ids = index.find(record("asked", one, kind), { limit: 5 }).map(({ id }) => id);
        expect(ids).not.toContain("one");
      }),
      { seed: 24 },
    );
  });

  it.each(["\u0000", "\ud800", "é", "ﷺ", "a b ", "12"])("of 10,000 characters of %j", (piece) => {
    const long = piece.repeat(10_000 / piece.length);
    const index = createIndex("Person", model);
    index.add(record("long", Object.fromEntries(properties.map((property) => [property, long]))));
    const asked = record("asked", { name: long, passportNumber: long });
    expect(index.find(asked, { limit: 5 }).length).toBeLessThanOrEqual(1);
  });
});
