import type { Comparison, LinkageModel, LinkRecord } from "../linkage/linkage-types.ts";
import { createRegister, type Register } from "../linkage/register/register.ts";
import { bitsFor, probabilityOf } from "../linkage/scoring/probability.ts";
import { Scorer } from "../linkage/scoring/scorer.ts";
import { PostingTable } from "./posting-table.ts";
import { RowKeys } from "./row-keys.ts";
import { Shortlist } from "./shortlist.ts";
import { strongest } from "./strongest.ts";

/** A record of the index that may be of the same thing as the one that was asked for. */
export type Found = {
  readonly id: string;
  /** The record asked for is on the left. Names are given as words in Latin letters. */
  readonly comparison: Comparison;
};

/** What of an answer is wanted. */
export type FindOptions = {
  /** How many records at most. */
  readonly limit: number;
  /** The least probability, between 0 and 1; when it is left out, all that share a key are given. */
  readonly threshold?: number;
};

/** From so many records on, how rare a value is comes from the index, below from the model. */
const telling = 1_000;
/** No record has this id. */
const asked = "\u0000asked";

/** Records of one kind in memory, for finding those that may be of the same thing as one record. */
export class RecordIndex {
  readonly #register: Register;
  readonly #model: LinkageModel;
  readonly #table = new PostingTable();
  readonly #keys: RowKeys;
  readonly #shortlist: Shortlist;
  readonly #byRegister: Scorer;
  readonly #byModel: Scorer;

  /** @throws RangeError for a kind that is not linked */
  constructor(kind: string, model: LinkageModel) {
    this.#register = createRegister(kind);
    this.#model = model;
    this.#keys = new RowKeys(this.#register);
    this.#shortlist = new Shortlist(this.#table);
    this.#byRegister = new Scorer(this.#register, model);
    this.#byModel = new Scorer(this.#register, model, "model");
  }

  /** How many records there are. */
  get size(): number {
    return this.#register.size;
  }

  /** Adds a record, in place of one with the same id. The next {@link find} finds it. */
  add(record: LinkRecord): void {
    this.remove(record.id);
    const row = this.#register.add(record);
    this.#keys.read(row);
    const { hashes, length } = this.#keys.keys;
    for (let at = 0; at < length; at++) this.#table.add(hashes[at]!, row);
  }

  /** Removes a record; false when there is none of this id. */
  remove(id: string): boolean {
    const row = this.#register.rowOf(id);
    if (row === undefined) return false;
    this.#keys.read(row);
    const { hashes, length } = this.#keys.keys;
    for (let at = 0; at < length; at++) this.#table.remove(hashes[at]!, row);
    return this.#register.remove(id);
  }

  /**
   * Finds the records that are most probably of the same thing as one, which need not be in the
   * index; a record of its id is left out. The strongest come first, equal ones by id.
   */
  find(record: LinkRecord, { limit, threshold = 0 }: FindOptions): Found[] {
    const size = this.size;
    if (size === 0 || limit < 1) return [];
    const own = this.#register.rowOf(record.id);
    const row = this.#register.add({ ...record, id: asked });
    try {
      this.#keys.read(row);
      const count = this.#shortlist.find(
        this.#keys.keys,
        this.#register.rowLimit,
        size,
        this.#idOf,
      );
      const scorer = size < telling ? this.#byModel : this.#byRegister;
      const prior = this.#priorFor(size);
      const least = threshold > 0 ? bitsFor(threshold, prior) : -Infinity;
      const rows = this.#shortlist.found.subarray(0, count);
      const bitsOf = (other: number) => (other === own ? -Infinity : scorer.bits(row, other));
      return strongest(rows, bitsOf, this.#idOf, limit, least).map((other) => {
        const comparison = scorer.explain(row, other);
        const probability = probabilityOf(comparison.bits, prior);
        return { id: this.#idOf(other), comparison: { ...comparison, probability } };
      });
    } finally {
      this.#register.remove(asked);
    }
  }

  readonly #idOf = (row: number): string => this.#register.idOf(row) ?? "";

  /**
   * How many records of the same thing a record has does not depend on how many others there are:
   * so the prior of the model, which is of its own size, is less in a larger index.
   */
  #priorFor(size: number): number {
    return Math.min(0.5, (this.#model.prior * this.#model.size) / size);
  }
}

/**
 * An index of records of one kind, which is kept up to date record by record.
 * @throws RangeError for a kind that is not linked
 */
export function createIndex(kind: string, model: LinkageModel): RecordIndex {
  return new RecordIndex(kind, model);
}
