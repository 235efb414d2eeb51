import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkRecord } from "../linkage-types.ts";
import { createRegister } from "../register/register.ts";
import { finish } from "../steps.ts";
import { clusterRows, type ScoredRows } from "./clusters.ts";
import { agreeing, contradictory } from "./contradiction.ts";

const options = { least: 0, unscored: -4 };

describe("clusters", () => {
  it("join rows that are alike only through others", () => {
    const found = finish(clusterRows(3, pairs([0, 1, 12], [1, 2, 12], [0, 2, -3]), options));
    expect(new Set(found).size).toBe(1);
  });

  it("do not chain two groups together by one pair", () => {
    const scored = pairs([0, 1, 12], [2, 3, 12], [1, 2, 3], [0, 2, -10], [0, 3, -10], [1, 3, -10]);
    expect(new Set(finish(clusterRows(4, scored, options))).size).toBe(2);
  });

  it("never hold two birth dates that two records each bear out", () => {
    const dates = ["1960-02-03", "1971-10-19", "1985-06-28"];
    const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -10, max: 20 }));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...dates), { minLength: 12, maxLength: 12 }),
        fc.uniqueArray(pair, { selector: ([a, b]) => Math.min(a, b) * 12 + Math.max(a, b) }),
        (births, drawn) => {
          const register = createRegister("Person", births.map(bornOn));
          const birthDates = register.columns.find(({ field }) => field.id === "birth-date")!;
          const scored = pairs(...drawn.filter(([one, other]) => one !== other));
          const allowed = agreeing(register);
          const found = finish(clusterRows(12, scored, { ...options, allowed }));
          for (const rows of Map.groupBy(found.keys(), (row) => found[row]!).values())
            expect(contradictory(birthDates, rows)).toBe(false);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
});

function pairs(...list: readonly (readonly [number, number, number])[]): ScoredRows {
  return {
    left: Int32Array.from(list, ([left]) => left),
    right: Int32Array.from(list, ([, right]) => right),
    odds: Float64Array.from(list, ([, , odds]) => odds),
  };
}

function bornOn(date: string, at: number): LinkRecord {
  return { id: String(at), kind: "Person", values: new Map([["birthDate", [date]]]) };
}
