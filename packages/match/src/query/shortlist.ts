import { hashText } from "./hash.ts";
import type { KeyList } from "./key-list.ts";
import type { PostingTable } from "./posting-table.ts";
import { GrowingInts } from "../linkage/register/growing-ints.ts";

/** Rows that are read from lists, all keys together; the lists of the rarest keys go first. */
const rowsRead = 8_000;
/** Of the rarest key of all, so many. */
const rowsOfOne = 20_000;
/**
 * Rows that are compared in full: as many, and those that weigh as much as the last of them, up to a
 * limit. Full comparison is most of the price of a search. In a register of 50,000 generated persons,
 * 300 rows find the right person in about 0.4 % more of the searches and cost four times as much.
 */
const wanted = 40;
const limit = 96;
/** A key's weight in eighths of a bit; all topics together stay below this. */
const unitsPerBit = 8;
const mostUnits = 1 << 13;

/**
 * Finds the rows that are worth comparing with a row in full: those that share keys with it, by how
 * rare these keys are. Of the keys of one topic that two rows share, the rarest counts.
 */
export class Shortlist {
  readonly #table: PostingTable;
  /** By row: the weight of the keys shared, and the topics of these as bits; 0 between calls. */
  readonly #weights = new GrowingInts();
  readonly #topics = new GrowingInts();
  readonly #met = new GrowingInts();
  readonly #histogram = new Int32Array(mostUnits);
  readonly #found = new Int32Array(limit);

  constructor(table: PostingTable) {
    this.#table = table;
  }

  /**
   * The rows worth comparing, to be read before the next call.
   * @param size records of the register
   * @param idOf settles which of many equal rows are taken, so that their order does not
   */
  find(keys: KeyList, rowLimit: number, size: number, idOf: (row: number) => string): Int32Array {
    if (rowLimit > 0 && this.#weights.length < rowLimit) {
      this.#weights.set(rowLimit - 1, 0);
      this.#topics.set(rowLimit - 1, 0);
    }
    this.#meet(keys, size);
    const count = this.#choose(idOf);
    const { values: met, length } = this.#met;
    for (let at = 0; at < length; at++) {
      this.#weights.values[met[at]!] = 0;
      this.#topics.values[met[at]!] = 0;
    }
    this.#met.length = 0;
    return this.#found.subarray(0, count);
  }

  /** Reads the lists of the rarest keys, and adds up what each row shares. */
  #meet({ hashes, topics, mostBits, length }: KeyList, size: number): void {
    const order: { at: number; count: number }[] = [];
    for (let at = 0; at < length; at++) {
      const count = this.#table.countOf(hashes[at]!);
      if (count > 0) order.push({ at, count });
    }
    order.sort((one, other) => one.count - other.count || one.at - other.at);
    let read = 0;
    for (const { at, count } of order) {
      if (read + count > (read === 0 ? rowsOfOne : rowsRead)) break;
      read += count;
      const bits = Math.min(mostBits[at]!, Math.log2((size + 1) / count));
      const units = Math.max(1, Math.round(bits * unitsPerBit));
      this.#add(this.#table.rowsOf(hashes[at]!), 1 << topics[at]!, units);
    }
  }

  #add(rows: Int32Array, topic: number, units: number): void {
    const weights = this.#weights.values;
    const topics = this.#topics.values;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      const known = topics[row]!;
      if ((known & topic) !== 0) continue;
      if (known === 0) this.#met.push(row);
      topics[row] = known | topic;
      weights[row]! += units;
    }
  }

  /** Takes the heaviest rows that were met. */
  #choose(idOf: (row: number) => string): number {
    const { values: met, length } = this.#met;
    const weights = this.#weights.values;
    const histogram = this.#histogram.fill(0);
    for (let at = 0; at < length; at++) histogram[this.#unitsOf(weights, met[at]!)]! += 1;
    let least = mostUnits - 1;
    let heavier = 0;
    for (; least > 0 && heavier + histogram[least]! < wanted; least--) heavier += histogram[least]!;
    let count = 0;
    const equal: number[] = [];
    for (let at = 0; at < length; at++) {
      const units = this.#unitsOf(weights, met[at]!);
      if (units > least) this.#found[count++] = met[at]!;
      else if (units === least) equal.push(met[at]!);
    }
    const rest = equal.length > limit - count ? inOrderOfIds(equal, idOf) : equal;
    for (const row of rest.slice(0, limit - count)) this.#found[count++] = row;
    return count;
  }

  #unitsOf(weights: Int32Array, row: number): number {
    return Math.min(mostUnits - 1, weights[row]!);
  }
}

/** Rows in an order that has nothing to do with when they were added. */
function inOrderOfIds(rows: readonly number[], idOf: (row: number) => string): number[] {
  const order = new Map(rows.map((row) => [row, hashText(idOf(row), 0)]));
  return rows.toSorted((one, other) => order.get(one)! - order.get(other)!);
}
