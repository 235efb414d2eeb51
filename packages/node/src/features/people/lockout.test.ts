import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delayAfter, delays, lockedUntil } from "./lockout.ts";

const none = { count: 0, lastAt: 0 };
const failures = fc.record({ count: fc.nat(1_000), lastAt: fc.nat(10_000_000) });
const delay = fc.constantFrom(...Object.values(delays));

describe("The delay after failures", () => {
  test("is none at first, then grows, and has an end", () => {
    expect([4, 5, 6, 7, 30].map((count) => delayAfter(count, delays.together))).toEqual([
      0, 15_000, 30_000, 60_000, 900_000,
    ]);
    fc.assert(
      fc.property(fc.nat(1_000), delay, (count, of) => {
        expect(delayAfter(count + 1, of)).toBeGreaterThanOrEqual(delayAfter(count, of));
        expect(delayAfter(count, of)).toBeLessThanOrEqual(of.mostMs);
      }),
      { seed: 11 },
    );
  });
});

describe("Somebody who guesses from everywhere", () => {
  test("never keeps the owner out for more than a minute at a new place, nor at a known one", () => {
    fc.assert(
      fc.property(failures, (email) => {
        const elsewhere = { together: none, address: none, email };
        expect(lockedUntil({ ...elsewhere, familiar: true })).toBe(0);
        expect(lockedUntil({ ...elsewhere, familiar: false }) - email.lastAt).toBeLessThanOrEqual(
          60_000,
        );
      }),
      { seed: 12 },
    );
  });

  test("is held at each place, known or not", () => {
    const together = { count: 30, lastAt: 1_000 };
    for (const familiar of [true, false])
      expect(lockedUntil({ together, email: none, address: none, familiar })).toBe(901_000);
  });
});
