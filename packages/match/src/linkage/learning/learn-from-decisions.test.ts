import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LinkageModel } from "../linkage-types.ts";
import { probabilityOf } from "../scoring/probability.ts";
import { learnFromDecisions, type Decision } from "./learn-from-decisions.ts";

const fields = ["family-name", "birth-date", "phone"];
const model: LinkageModel = {
  version: 1,
  kind: "Person",
  prior: 0.01,
  size: 1000,
  fields: fields.map((id) => ({
    id,
    levels: [
      { id: "same", m: 0.8, u: 0.05 },
      { id: "different", m: 0.2, u: 0.95 },
    ],
  })),
};
const weightOf = ({ fields: all }: LinkageModel, field: string, level: string) => {
  const { m, u } = all.find(({ id }) => id === field)!.levels.find(({ id }) => id === level)!;
  return Math.log2(m / u);
};

/** The same numbers in [0, 1) for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Decisions of people to whom each level says this much, on pairs that look alike to the model. */
function decisions(
  count: number,
  truth: Readonly<Record<string, [same: number, different: number]>>,
): Decision[] {
  const next = numbers(7);
  const decided: Decision[] = [];
  while (decided.length < count) {
    const agrees = fields.map(() => next() < 0.6);
    const looks = agrees.filter(Boolean).length >= 2;
    if (!looks) continue;
    const bits = fields.reduce((sum, field, at) => sum + truth[field]![agrees[at] ? 0 : 1], 0);
    decided.push({
      same: next() < probabilityOf(bits, model.prior),
      levels: fields.map((field, at) => ({
        field,
        level: agrees[at] ? "same" : "different",
        rarity: 0,
      })),
    });
  }
  return decided;
}

describe("Weights learned from decisions", () => {
  test("are those of the model when nobody has decided anything", () => {
    const learned = learnFromDecisions(model, []);
    for (const field of fields)
      for (const level of ["same", "different"])
        expect(weightOf(learned, field, level)).toBeCloseTo(weightOf(model, field, level));
  });

  test("give less to a field that turns out to say little, though only lookalikes were decided", () => {
    const learned = learnFromDecisions(
      model,
      decisions(1_500, { "family-name": [4, -2.2], "birth-date": [4, -2.2], phone: [0.5, 0.3] }),
    );
    const gap = (of: LinkageModel, field: string) =>
      weightOf(of, field, "same") - weightOf(of, field, "different");
    expect(gap(model, "phone")).toBeGreaterThan(6);
    expect(gap(learned, "phone")).toBeLessThan(2.5);
    expect(gap(learned, "birth-date")).toBeGreaterThan(4.5);
  });

  test("follow each field's decisions, and are the same in whatever order they came", () => {
    const level = fc.constantFrom("same", "different", "unheard-of");
    const decided = fc.record({
      same: fc.boolean(),
      levels: fc.uniqueArray(
        fc.record({
          field: fc.constantFrom(...fields),
          level,
          bits: fc.constant(0),
          rarity: fc.double({ min: -4, max: 4, noNaN: true }),
        }),
        { selector: ({ field }) => field },
      ),
    });
    fc.assert(
      fc.property(fc.array(decided, { maxLength: 30 }), (given) => {
        const [one, other] = [
          learnFromDecisions(model, given),
          learnFromDecisions(model, given.toReversed()),
        ];
        for (const field of fields)
          for (const each of ["same", "different"]) {
            expect(weightOf(one, field, each)).toBeCloseTo(weightOf(other, field, each), 5);
            expect(Math.abs(weightOf(one, field, each))).toBeLessThanOrEqual(30.001);
          }
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
