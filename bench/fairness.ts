/**
 * Whether matching errs more for some scripts and origins than for others: how many pairs of one
 * person are missed and how many of two persons are taken for one, by the comparison of names in
 * clear and by the blind match keys with whole birth dates. On generated pairs with a fixed seed:
 * `node bench/fairness.ts --json`.
 *
 * Pairs of two persons are hard: a third share the given name, a third the surname; half are born
 * on one day. The rates say how origins compare, not how often chance brings strangers together.
 */
import { defaultHitThreshold, nameThreshold } from "../packages/match/src/index.ts";
import {
  errorRates,
  type ErrorRates,
} from "../packages/testbed/src/world/names/pairs/error-rates.ts";
import {
  meetBlind,
  meetByName,
} from "../packages/testbed/src/world/names/pairs/ways-of-matching.ts";

const seed = 2026;
const pairsPerOrigin = 4000;

const names = errorRates(meetByName, seed, pairsPerOrigin);
const keys = errorRates(meetBlind, seed, pairsPerOrigin);
const origins = Object.fromEntries(
  names.map((one, at) => [one.origin, { names: rounded(one), keys: rounded(keys[at]!) }]),
);
console.log(
  JSON.stringify(
    {
      pairs_per_origin: pairsPerOrigin,
      threshold: nameThreshold,
      threshold_bits: defaultHitThreshold,
      origins,
      mean: { names: rounded(meanOf(names)), keys: rounded(meanOf(keys)) },
    },
    null,
    process.argv.includes("--json") ? 0 : 2,
  ),
);

function meanOf(rates: readonly ErrorRates[]): ErrorRates {
  const mean = (key: "missed" | "falseHits"): number =>
    rates.reduce((sum, rate) => sum + rate[key], 0) / rates.length;
  return { origin: "mean", missed: mean("missed"), falseHits: mean("falseHits") };
}

function rounded({ missed, falseHits }: ErrorRates) {
  return { missed: Number(missed.toFixed(4)), false_hits: Number(falseHits.toFixed(4)) };
}
