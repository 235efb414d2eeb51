import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultRetryLimits as limits, retryDelay } from "./retry-policy.ts";

const attempt = fc.integer({ min: 1, max: 10_000 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe("A retry", () => {
  test("comes soon at first, then ever later", () => {
    const delays = [1, 2, 3, 4, 12].map((tried) => retryDelay(tried, 0, 1));
    expect(delays).toEqual([250, 500, 1_000, 2_000, 300_000]);
  });

  test("comes after at most five minutes, and is left to chance by half of that", () => {
    fc.assert(
      fc.property(attempt, chance, (tried, by) => {
        const delay = retryDelay(tried, 0, by) ?? Number.NaN;
        const whole = retryDelay(tried, 0, 1) ?? Number.NaN;
        expect(delay).toBeLessThanOrEqual(limits.longestDelay);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(delay).toBeLessThanOrEqual(whole);
      }),
      { seed: 31 },
    );
  });

  test("is not given up before two weeks, however often it was tried, and is after that", () => {
    fc.assert(
      fc.property(attempt, chance, fc.integer({ min: 0, max: limits.oldest * 2 }), (n, by, age) => {
        expect(retryDelay(n, age, by) === null).toBe(age >= limits.oldest);
      }),
      { seed: 32 },
    );
  });
});
