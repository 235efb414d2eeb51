import type { LinkageModel } from "../linkage-types.ts";

/** The probability of a match from its evidence in bits and the prior probability, 0 to 1. */
export function probabilityOf(bits: number, prior: number): number {
  return 1 / (1 + ((1 - prior) / prior) * 2 ** -bits);
}

/** The evidence in bits that a probability (0 to 1, both excluded) needs. */
export function bitsFor(probability: number, prior: number): number {
  return Math.log2(probability / (1 - probability)) - Math.log2(prior / (1 - prior));
}

/**
 * The prior of a model for registers of another size: a record has as many others of the same
 * thing, among more or fewer.
 */
export function priorAt({ prior, size }: LinkageModel, records: number): number {
  return Math.min(0.5, (prior * Math.max(2, size)) / Math.max(2, records));
}
