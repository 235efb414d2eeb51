import { GrowingInts } from "./growing-ints.ts";

/**
 * Distinct values, each with a number from 0 on and how many rows hold it. It only grows: a value
 * that no row holds any more keeps its number.
 */
export class Dictionary {
  readonly #numbers = new Map<string, number>();
  /** Values in canonical form, by number. */
  readonly keys: string[] = [];
  readonly #counts = new GrowingInts();
  /** Rows that hold any value; a row with two values counts twice. */
  total = 0;

  get size(): number {
    return this.keys.length;
  }

  /** The number of a value that is known, else undefined. */
  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** The number of a value, a new one when it was not known. */
  intern(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.keys.length;
    this.#numbers.set(key, number);
    this.keys.push(key);
    this.#counts.push(0);
    return number;
  }

  /** Counts one more row (or one less, with −1) that holds a value. */
  count(number: number, change: 1 | -1): void {
    this.#counts.values[number]! += change;
    this.total += change;
  }

  countOf(number: number): number {
    return this.#counts.values[number]!;
  }

  /** The share of rows that hold a value, 0 to 1. */
  shareOf(number: number): number {
    return this.total === 0 ? 0 : this.#counts.values[number]! / this.total;
  }

  /** How likely two rows taken at random hold the same value: the sum of the squared shares. */
  chanceOfSame(): number {
    if (this.total < 2) return 1;
    let pairs = 0;
    for (let number = 0; number < this.size; number++) {
      const count = this.#counts.values[number]!;
      pairs += count * (count - 1);
    }
    return Math.max(pairs, 1) / (this.total * (this.total - 1));
  }
}
