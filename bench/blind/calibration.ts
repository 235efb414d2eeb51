import { round } from "../support/figures.ts";
import type { MetPair } from "./met-pairs.ts";

/** Which share of what is found at a threshold is right, and which share of the truth is found. */
export type AtThreshold = {
  readonly threshold_bits: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly false_hits: number;
};

/** What became of the pairs of about one strength. */
export type StrengthBand = {
  readonly bits: string;
  readonly pairs: number;
  /** The share of them that is true. */
  readonly true_share: number;
  /** What their strength says it is, where true pairs are as frequent as here. */
  readonly predicted: number;
};

/** The accuracy of all hits of at least so many bits. */
export function atThreshold(
  pairs: readonly MetPair[],
  truePairs: number,
  threshold: number,
): AtThreshold {
  const hits = pairs.filter(({ bits }) => bits >= threshold);
  const found = hits.filter(({ isTrue }) => isTrue).length;
  return {
    threshold_bits: round(threshold, 1),
    precision: round(found / hits.length),
    recall: round(found / truePairs),
    f1: round((2 * found) / (hits.length + truePairs)),
    false_hits: hits.length - found,
  };
}

/** Strength against truth, in bands of three bits. */
export function calibration(
  pairs: readonly MetPair[],
  counts: { readonly all: number; readonly true: number },
): StrengthBand[] {
  const width = 3;
  const most = 33;
  const prior = counts.true / counts.all;
  const bands = Map.groupBy(pairs, ({ bits }) => Math.min(most, Math.floor(bits / width) * width));
  return [...bands]
    .toSorted(([one], [other]) => one - other)
    .map(([from, band]) => ({
      bits: from === most ? `${from} and more` : `${from} to ${from + width}`,
      pairs: band.length,
      true_share: round(mean(band.map(({ isTrue }) => (isTrue ? 1 : 0)))),
      predicted: round(mean(band.map(({ bits }) => 1 / (1 + ((1 - prior) / prior) * 2 ** -bits)))),
    }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
