import {
  createRegister,
  learnModel,
  probabilityOf,
  scorer,
} from "../../packages/match/src/index.ts";
import { round } from "../support/figures.ts";
import type { KeyedRecord } from "./keyed-records.ts";
import type { MetPair } from "./met-pairs.ts";

/** What the clear score says of pairs of about one blind strength. */
export type ClearBand = {
  readonly blind_bits: string;
  readonly pairs: number;
  readonly median_clear_bits: number;
  /** Of them, how many the clear score takes for one person (probability of .95). */
  readonly clear_same: number;
};

/** How the strength of what met blind goes with the score in clear. */
export type ClearAgainstBlind = {
  /** Spearman's rank correlation of strength and clear score. */
  readonly rank_correlation: number;
  readonly bands: readonly ClearBand[];
};

/** Scores the pairs that met blind in clear too, by a model learned without labels on all records. */
export function clearAgainstBlind(
  records: readonly KeyedRecord[],
  pairs: readonly MetPair[],
  counts: { readonly all: number; readonly true: number },
): ClearAgainstBlind {
  const register = createRegister(
    "Person",
    records.map(({ record }) => record),
  );
  const score = scorer(register, learnModel(register));
  const rowOf = (id: string): number => register.rowOf(id) ?? -1;
  const prior = counts.true / counts.all;
  const scored = pairs.map(({ left, right, bits }) => ({
    blind: bits,
    clear: score.bits(rowOf(left.record.id), rowOf(right.record.id)),
  }));
  const width = 5;
  const most = 30;
  const bands = Map.groupBy(scored, ({ blind }) =>
    Math.min(most, Math.floor(blind / width) * width),
  );
  return {
    rank_correlation: round(
      correlation(ranks(scored.map(({ blind }) => blind)), ranks(scored.map(({ clear }) => clear))),
      3,
    ),
    bands: [...bands]
      .toSorted(([one], [other]) => one - other)
      .map(([from, band]) => ({
        blind_bits: from === most ? `${from} and more` : `${from} to ${from + width}`,
        pairs: band.length,
        median_clear_bits: round(
          band.map(({ clear }) => clear).toSorted((a, b) => a - b)[band.length >> 1] ?? 0,
          1,
        ),
        clear_same: round(
          band.filter(({ clear }) => probabilityOf(clear, prior) >= 0.95).length / band.length,
        ),
      })),
  };
}

/** Ranks from 0 on; equal values share the middle of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]!);
  const result = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (const at of order.slice(from, to)) result[at] = (from + to - 1) / 2;
    from = to;
  }
  return result;
}

function correlation(some: readonly number[], others: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [one, other] = [mean(some), mean(others)];
  let both = 0;
  let first = 0;
  let second = 0;
  for (const [at, value] of some.entries()) {
    const [x, y] = [value - one, others[at]! - other];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return both / Math.sqrt(first * second);
}
