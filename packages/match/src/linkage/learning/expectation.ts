import type { Steps } from "../steps.ts";

/** Candidate pairs as EM sees them: the levels of each field, one pair after the other; 255 for none. */
export type LevelPairs = {
  readonly fields: number;
  readonly levels: Uint8Array;
  /** Bits on top, by pair, for values that are rare. */
  readonly rarity: Float64Array;
};

/** What EM finds. */
export type Learned = {
  /** How often two records of the same thing are on each level, by field. */
  readonly m: readonly (readonly number[])[];
  /** How many of the pairs are of the same thing, as far as the evidence goes. */
  readonly matches: number;
};

const mostRounds = 40;
/** Pairs for which what was assumed at the start counts. */
const assumedPairs = 20;
/** And the share of all matches for which it counts. */
const assumedShare = 0.05;

/**
 * Learns from pairs without labels how often records of the same thing agree on each level:
 * expectation maximisation with the chance levels (u) held fast. Pairs that are no candidates are
 * taken to be different, so the prior is of all pairs, not of the candidates.
 *
 * A. P. Dempster, N. M. Laird, D. B. Rubin, 1977; for linkage W. E. Winkler, 1988.
 * @param u by field and level
 * @param start where m begins; fields that say little stay near it
 * @param weight how many pairs each of these stands for
 * @param allPairs how many pairs the register has
 * @param firstMatches how many of them are of the same thing, as a first guess: rather too few, or
 *   what is learned is who belongs together and not who is the same
 * @param mostDifferent by field: the share of records of one thing that can differ in it
 */
export function* learnLevels(
  pairs: LevelPairs,
  u: readonly (readonly number[])[],
  start: readonly (readonly number[])[],
  weight: number,
  allPairs: number,
  firstMatches: number,
  mostDifferent: readonly number[],
): Steps<Learned> {
  let m = start.map((levels) => [...levels]);
  let matches = Math.min(allPairs / 2, Math.max(1, firstMatches));
  for (let round = 0; round < mostRounds; round++) {
    const prior = Math.log(matches / (allPairs - matches));
    const weights = m.map((levels, at) => {
      const table = new Float64Array(256);
      for (const [level, share] of levels.entries())
        table[level] = Math.log(share / u[at]![level]!);
      return table;
    });
    const counts = start.map((levels) =>
      levels.map((share) => share * (assumedPairs + (assumedShare * matches) / weight)),
    );
    const sum = expect(pairs, weights, prior, counts);
    m = counts.map((levels, at) => sharesOf(levels, mostDifferent[at]!));
    const next = Math.min(allPairs / 2, Math.max(1, sum * weight));
    if (Math.abs(next - matches) < matches * 1e-3) return { m, matches: next };
    matches = next;
    yield;
  }
  return { m, matches };
}

/** Shares that add up to 1; what is different in most records of one thing is no field of it. */
function sharesOf(counts: readonly number[], mostDifferent: number): number[] {
  const different = counts.at(-1)!;
  const rest = counts.reduce((one, other) => one + other, 0) - different;
  const total = rest + Math.min(different, (rest * mostDifferent) / (1 - mostDifferent));
  return counts.map((count, at) =>
    Math.max(1e-6, at === counts.length - 1 ? (total - rest) / total : count / total),
  );
}

/** Adds to the counts of each level how much the pairs on it are matches; returns the matches. */
function expect(
  { fields, levels, rarity }: LevelPairs,
  weights: readonly Float64Array[],
  prior: number,
  counts: number[][],
): number {
  const sums = new Float64Array(fields * 256);
  let matches = 0;
  for (let pair = 0; pair < rarity.length; pair++) {
    const from = pair * fields;
    let logOdds = prior + rarity[pair]! * Math.LN2;
    for (let at = 0; at < fields; at++) logOdds += weights[at]![levels[from + at]!]!;
    if (logOdds < -12) continue;
    const match = 1 / (1 + Math.exp(-logOdds));
    matches += match;
    for (let at = 0; at < fields; at++) sums[at * 256 + levels[from + at]!]! += match;
  }
  for (const [at, list] of counts.entries())
    for (const level of list.keys()) list[level]! += sums[at * 256 + level]!;
  return matches;
}
