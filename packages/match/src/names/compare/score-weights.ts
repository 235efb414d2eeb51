import type { NameKind } from "../prepare/prepare-name.ts";

/** How much each thing lowers the score of two names. */
export type ScoreWeights = {
  /** What is lost by one word of weight 1 that contradicts another, in a name of two. */
  readonly conflict: number;
  /** Above 1, small differences of a word cost less than in proportion. */
  readonly curve: number;
  /** How much words cost that only one name has, in proportion to what is shared. */
  readonly extra: number;
  /** How much less one word says in a longer name: 0, as much; 1, in proportion. */
  readonly spread: number;
  /** Keeps extra words from weighing too much where little is shared. */
  readonly thin: number;
  /** Father and son in each other's place. */
  readonly father: number;
  /** Legal forms of two sorts (shares, limited), and two forms of one sort. */
  readonly legal: number;
  readonly form: number;
  /** Nothing is alike but initials or words that say nothing. */
  readonly vague: number;
};

/** From this score on, two names count as names of the same. Fixed; the weights are set to it. */
export const nameThreshold = 0.7;

/**
 * Chosen, for the threshold of 0.7, on generated pairs of names and on half of a public set of
 * labelled pairs; see docs/matching.md.
 */
export const scoreWeights: Readonly<Record<NameKind, ScoreWeights>> = {
  person: {
    conflict: 0.66,
    curve: 1.2,
    extra: 0.12,
    spread: 0.05,
    thin: 0.2,
    father: 0.62,
    legal: 1,
    form: 1,
    vague: 0.5,
  },
  organisation: {
    conflict: 0.45,
    curve: 0.95,
    extra: 0.35,
    spread: 0.6,
    thin: 0,
    father: 1,
    legal: 0.6,
    form: 0.9,
    vague: 0.85,
  },
};
