import { namePairs, type WrittenPerson } from "./name-pairs.ts";
import { pairOrigins } from "./pair-origins.ts";

/** How often a way of matching errs for one origin, each from 0 to 1. */
export type ErrorRates = {
  readonly origin: string;
  /** Of pairs of one person: how many were not found. */
  readonly missed: number;
  /** Of pairs of two persons: how many were taken for one. */
  readonly falseHits: number;
};

/**
 * The rates of errors of a way of matching per origin, on generated pairs.
 * @param meets whether two written persons are taken for one
 * @param count pairs per origin, half of one person and half of two
 */
export function errorRates(
  meets: (left: WrittenPerson, right: WrittenPerson) => boolean,
  seed: number,
  count: number,
): ErrorRates[] {
  return pairOrigins.map((origin) => {
    const pairs = namePairs(origin, seed, count);
    const same = pairs.filter((pair) => pair.same);
    const others = pairs.filter((pair) => !pair.same);
    const found = same.filter(({ left, right }) => meets(left, right)).length;
    const wrong = others.filter(({ left, right }) => meets(left, right)).length;
    return {
      origin: origin.id,
      missed: 1 - found / same.length,
      falseHits: wrong / others.length,
    };
  });
}
