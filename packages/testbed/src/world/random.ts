/**
 * A small seeded generator (sfc32, Chris Doty-Humphrey, PractRand): the same seeds give the same
 * numbers on every machine. Not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** @param seeds whole numbers; each different list starts an independent-looking stream */
  constructor(...seeds: readonly number[]) {
    this.#a = mix(0x9e3779b9, ...seeds);
    this.#b = mix(0x85ebca6b, ...seeds);
    this.#c = mix(0xc2b2ae35, ...seeds);
    for (let round = 0; round < 8; round++) this.next();
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True with probability `rate` (0 to 1). */
  chance(rate: number): boolean {
    return this.next() < rate * 0x1_0000_0000;
  }

  /** One of the items, all equally likely. The list must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** One of the items of a weighted list (weights need not add up to 1). */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let total = 0;
    for (const [, weight] of items) total += weight;
    let rest = (this.next() / 0x1_0000_0000) * total;
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return items[items.length - 1]![0];
  }
}

/** Folds whole numbers into one of 32 bits (the finaliser of MurmurHash3, Austin Appleby). */
export function mix(...numbers: readonly number[]): number {
  let hash = 0x2545f491;
  for (const number of numbers) {
    hash = (hash ^ number) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
