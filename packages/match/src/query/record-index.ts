import type { Comparison, LinkageModel, LinkRecord } from "../linkage/linkage-types.ts";
import { createRegister, type Register } from "../linkage/register/register.ts";
import { bitsFor, priorAt, probabilityOf } from "../linkage/scoring/probability.ts";
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
  readonly #kind: string;
  readonly #model: LinkageModel;
  #parts: Parts;

  /** @throws RangeError for a kind that is not linked */
  constructor(kind: string, model: LinkageModel) {
    this.#kind = kind;
    this.#model = model;
    this.#parts = partsOf(createRegister(kind), model);
  }

  /** How many records there are. */
  get size(): number {
    return this.#parts.register.size;
  }

  /** Adds a record, in place of one with the same id. The next {@link find} finds it. */
  add(record: LinkRecord): void {
    this.remove(record.id);
    enter(this.#parts, this.#parts.register.add(record));
  }

  /** Removes a record; false when there is none of this id. */
  remove(id: string): boolean {
    const { register, table, keys } = this.#parts;
    const row = register.rowOf(id);
    if (row === undefined) return false;
    const { hashes, length } = keys.read(row);
    for (let at = 0; at < length; at++) table.remove(hashes[at]!, row);
    return register.remove(id);
  }

  /**
   * Finds the records that are most probably of the same thing as one, which need not be in the
   * index; a record of its id is left out. The strongest come first, equal ones by id.
   */
  find(record: LinkRecord, { limit, threshold = 0 }: FindOptions): Found[] {
    const { register, shortlist, keys, byRegister, byModel } = this.#parts;
    const { size } = register;
    if (size === 0 || limit < 1) return [];
    const idOf = (other: number): string => register.idOf(other) ?? "";
    const own = register.rowOf(record.id);
    const row = register.add({ ...record, id: asked });
    try {
      const rows = shortlist.find(keys.read(row), register.rowLimit, size, idOf);
      const scorer = size < telling ? byModel : byRegister;
      const prior = priorAt(this.#model, size);
      const least = threshold > 0 ? bitsFor(threshold, prior) : -Infinity;
      const bitsOf = (other: number) => (other === own ? -Infinity : scorer.bits(row, other));
      return strongest(rows, bitsOf, idOf, limit, least).map((other) => {
        const comparison = scorer.explain(row, other);
        const probability = probabilityOf(comparison.bits, prior);
        return { id: idOf(other), comparison: { ...comparison, probability } };
      });
    } finally {
      register.remove(asked);
    }
  }

  /**
   * Gives back the memory of values that no record has any more: those of records that were removed
   * or asked for. Enters all records anew, so it is for the night.
   */
  compact(): void {
    const { register } = this.#parts;
    const fresh = partsOf(createRegister(this.#kind), this.#model);
    for (let row = 0; row < register.rowLimit; row++) {
      const id = register.idOf(row);
      if (id !== undefined) enter(fresh, fresh.register.addFrom(register, row, id));
    }
    this.#parts = fresh;
  }
}

/** What an index is made of. */
type Parts = {
  readonly register: Register;
  readonly table: PostingTable;
  readonly keys: RowKeys;
  readonly shortlist: Shortlist;
  readonly byRegister: Scorer;
  readonly byModel: Scorer;
};

function partsOf(register: Register, model: LinkageModel): Parts {
  const table = new PostingTable();
  return {
    register,
    table,
    keys: new RowKeys(register),
    shortlist: new Shortlist(table),
    byRegister: new Scorer(register, model),
    byModel: new Scorer(register, model, "model"),
  };
}

/** Enters a row of the register under its keys. */
function enter({ table, keys }: Parts, row: number): void {
  const { hashes, length } = keys.read(row);
  for (let at = 0; at < length; at++) table.add(hashes[at]!, row);
}

/**
 * An index of records of one kind, which is kept up to date record by record.
 * @throws RangeError for a kind that is not linked
 */
export function createIndex(kind: string, model: LinkageModel): RecordIndex {
  return new RecordIndex(kind, model);
}
