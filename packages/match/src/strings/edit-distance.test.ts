import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spellingCosts } from "./confusions.ts";
import { editDistance } from "./edit-distance.ts";

const cost = (one: string, other: string) => editDistance(one, other, spellingCosts, Infinity);
const anyWord = fc.string({
  unit: fc.constantFrom(..."abcdefhilmnorstuvwy015".split("")),
  maxLength: 30,
});

describe("the cost of a slip", () => {
  it.each([
    ["two letters exchanged", "verhoeven", "verheoven", "two other letters", "vedhoexen"],
    ["a double letter lost", "janssens", "jansens", "a letter lost", "jansses"],
    ["a zero for an o", "moreno", "m0reno", "a seven for an o", "m7reno"],
    ["rn for m", "burner", "bumer", "rn for s", "buser"],
    ["the key beside", "visser", "viaser", "a far key", "vipser"],
    ["another vowel", "bakker", "bakkar", "another letter", "bakkqr"],
    ["a lost h", "mehdi", "medi", "a lost consonant", "mehi"],
  ])("is less for %s than for %s", (_name, word, slip, _other, worse) => {
    expect(cost(word, slip)).toBeGreaterThan(0);
    expect(cost(word, slip)).toBeLessThan(cost(word, worse));
  });
});

describe("the distance between two words", () => {
  it("is nothing from a word to itself, and the same from both sides", () => {
    fc.assert(
      fc.property(anyWord, anyWord, (one, other) => {
        expect(cost(one, one)).toBe(0);
        expect(cost(one, other)).toBeCloseTo(cost(other, one), 9);
        expect(cost(one, other) === 0).toBe(one === other);
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it("is at most that of replacing and dropping every letter", () => {
    fc.assert(
      fc.property(anyWord, anyWord, (one, other) => {
        expect(cost(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it("is told up to the limit and is infinite above it", () => {
    fc.assert(
      fc.property(
        anyWord,
        anyWord,
        fc.double({ min: 0, max: 10, noNaN: true }),
        (one, other, limit) => {
          const whole = cost(one, other);
          expect(editDistance(one, other, spellingCosts, limit)).toBe(
            whole <= limit ? whole : Infinity,
          );
        },
      ),
      { seed: 43, numRuns: 500 },
    );
  });

  it("reads no further than 48 letters", () => {
    expect(cost("a".repeat(10_000), `${"a".repeat(48)}bcd`)).toBe(0);
  });
});
