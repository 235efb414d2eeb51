import { compareNames, nameThreshold } from "@entente/match";
import { describe, expect, it } from "vitest";
import { errorRates } from "./error-rates.ts";

const rates = errorRates(
  (left, right) => compareNames(left.name, right.name, "person").score >= nameThreshold,
  2026,
  2000,
);
const meanOf = (key: "missed" | "falseHits") =>
  rates.reduce((sum, rate) => sum + rate[key], 0) / rates.length;
/** No script or origin may err more than so many times the mean of all; see docs/matching.md. */
const mostTimesFalse = 2.5;
const mostTimesMissed = 5;

describe("comparing names of all scripts and origins", () => {
  it("takes no origin's people for one another much more often than all others'", () => {
    const most = Math.min(meanOf("falseHits") * mostTimesFalse, 0.015);
    expect(rates.filter(({ falseHits }) => falseHits > most)).toEqual([]);
  });

  it("misses no origin's people much more often than all others'", () => {
    const most = Math.min(meanOf("missed") * mostTimesMissed, 0.04);
    expect(rates.filter(({ missed }) => missed > most)).toEqual([]);
  });
});
