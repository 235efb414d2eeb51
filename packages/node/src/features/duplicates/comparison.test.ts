import type { LinkageModel } from "@entente/match";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeptLevel } from "../../store/tables/duplicates.ts";
import { isMaterial, withoutValues } from "./comparison.ts";

const model: LinkageModel = {
  version: 1,
  kind: "Person",
  prior: 0.1,
  size: 1000,
  fields: [
    {
      id: "birth-date",
      levels: [
        { id: "same", m: 0.8, u: 0.0125 },
        { id: "different", m: 0.2, u: 0.9875 },
      ],
    },
  ],
};
const level = (name: string, more: Partial<KeptLevel> = {}): KeptLevel => ({
  field: "birth-date",
  level: name,
  bits: 0,
  rarity: 0,
  ...more,
});

describe("A record has changed materially", () => {
  test("when much more speaks for it than when it was held for different", () => {
    const [decided, now] = [{ levels: [level("different")] }, { levels: [level("same")] }];
    expect(isMaterial(decided, now, model)).toBe(true);
    expect(isMaterial(now, decided, model)).toBe(false);
  });

  test("not when another model alone weighs the same levels otherwise", () => {
    const levels = fc.array(
      fc.record({
        field: fc.constantFrom("birth-date", "phone"),
        level: fc.constantFrom("same", "different"),
        bits: fc.double({ min: -20, max: 20, noNaN: true }),
        rarity: fc.double({ min: -5, max: 5, noNaN: true }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(levels, (kept) => {
        const lighter = kept.map((each) =>
          each.field === "birth-date" ? { ...each, bits: each.bits - 10 } : each,
        );
        expect(isMaterial({ levels: lighter }, { levels: kept }, model)).toBe(false);
      }),
      { seed: 4 },
    );
  });
});

describe("What is kept of a comparison", () => {
  test("holds no value", () => {
    const evidence = [{ ...level("same"), left: "1979-03-02", right: "1979-03-02" }];
    const kept = withoutValues({ bits: 6, probability: 0.9, evidence });
    expect(JSON.stringify(kept)).not.toContain("1979");
    expect(kept.levels).toEqual([level("same")]);
  });
});
