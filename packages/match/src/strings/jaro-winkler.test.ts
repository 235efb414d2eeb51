import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jaroWinkler, jaroWinklerAtLeast } from "./jaro-winkler.ts";

const word = fc.string({ unit: "binary", maxLength: 100 });

describe("Jaro–Winkler", () => {
  test.each([
    ["martha", "marhta", 0.9611],
    ["dwayne", "duane", 0.84],
    ["dixon", "dicksonx", 0.8133],
    ["jones", "johnson", 0.8324],
    ["abc", "xyz", 0],
    ["", "", 1],
    ["", "a", 0],
  ])("holds %s and %s for alike as Winkler published", (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3);
  });

  test("is the same from both sides, between 0 and 1, and 1 for equal words", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const alike = jaroWinkler(one, other);
        expect(alike).toBe(jaroWinkler(other, one));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(jaroWinkler(one, one)).toBe(1);
      }),
      { seed: 4 },
    );
  });

  test("is at least so much exactly when the short way says so", () => {
    const least = fc.double({ min: 0, max: 1, noNaN: true });
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 9 });
    fc.assert(
      fc.property(least, letters, letters, (bound, one, other) => {
        expect(jaroWinklerAtLeast(bound, one, other)).toBe(jaroWinkler(one, other) >= bound);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});
