import { kindNames, propertiesOf } from "@entente/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyTypes } from "../strength/index.ts";
import { matchKeysOf, mostKeys } from "./index.ts";

const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom("1985-05-31", "1985-05", "1985", "2026-03-05T04:00:00Z", "BEANR", "51.3", "nl"),
  fc.constantFrom(
    "a".repeat(10_000),
    "محمد ".repeat(2_000),
    "ﷺ".repeat(10_000),
    "\udfff".repeat(10_000),
  ),
);

const anyRecord = fc.constantFrom(...kindNames).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    values: fc
      .dictionary(fc.constantFrom(...propertiesOf(kind).keys()), fc.array(value, { maxLength: 5 }))
      .map((values) => new Map(Object.entries(values))),
  }),
);

describe("match keys of any record", () => {
  it("are few, short, distinct, of known types, prefixed by them, and always the same", () => {
    const known = new Set<string>(keyTypes.map(({ id }) => id));
    fc.assert(
      fc.property(anyRecord, (record) => {
        const keys = matchKeysOf(record);
        expect(matchKeysOf(record)).toEqual(keys);
        expect(keys.length).toBeLessThanOrEqual(mostKeys);
        expect(new Set(keys.map((key) => key.value)).size).toBe(keys.length);
        for (const key of keys) {
          expect(known.has(key.type)).toBe(true);
          expect(key.value.startsWith(`${key.type}:`)).toBe(true);
        }
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  it("are none for a kind that does not exist", () => {
    expect(matchKeysOf({ kind: "Nothing", values: new Map([["name", ["x"]]]) })).toEqual([]);
  });
});
