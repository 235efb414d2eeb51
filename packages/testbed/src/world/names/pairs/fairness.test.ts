import { describe, expect, it } from "vitest";
import { errorRates, type ErrorRates } from "./error-rates.ts";
import { meetBlind, meetByName } from "./ways-of-matching.ts";

type Kind = "missed" | "falseHits";

/** Origins that err more than so many times the mean of all; the factors stand in docs/matching.md. */
function unfair(rates: readonly ErrorRates[], kind: Kind, times: number): ErrorRates[] {
  const mean = rates.reduce((sum, rate) => sum + rate[kind], 0) / rates.length;
  return rates.filter((rate) => rate[kind] > mean * times);
}

describe("comparing names of all scripts and origins", () => {
  const rates = errorRates(meetByName, 2026, 4000);

  it("takes no origin's people for one another more than twice as often as all others'", () => {
    expect(unfair(rates, "falseHits", 2)).toEqual([]);
    expect(rates.filter(({ falseHits }) => falseHits > 0.01)).toEqual([]);
  });

  it("misses no origin's people more than five times as often, and none in more than 3 of 100", () => {
    expect(unfair(rates, "missed", 5)).toEqual([]);
    expect(rates.filter(({ missed }) => missed > 0.03)).toEqual([]);
  });
});

describe("blind match keys of names of all scripts and origins", () => {
  const rates = errorRates(meetBlind, 2026, 4000);

  it("bring no origin's people together more than six times as often, and none in more than 2 of 100", () => {
    expect(unfair(rates, "falseHits", 6)).toEqual([]);
    expect(rates.filter(({ falseHits }) => falseHits > 0.02)).toEqual([]);
  });

  it("miss no origin's people more than three times as often", () => {
    expect(unfair(rates, "missed", 3)).toEqual([]);
  });
});
