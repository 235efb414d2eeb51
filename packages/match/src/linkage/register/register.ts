import type { LinkRecord } from "../linkage-types.ts";
import { profileOf, type Profile } from "../fields/profiles.ts";
import { Column } from "./column.ts";
import { GrowingInts } from "./growing-ints.ts";
import { NameColumn } from "./name-column.ts";

/**
 * Records of one kind in memory, for comparison: one row each, its values as numbers of
 * dictionaries of distinct values in typed arrays. Records can be added and removed at any time;
 * the row of a removed record is used again. Dictionaries only grow: a register that changes for
 * months is made anew now and then.
 */
export class Register {
  readonly kind: string;
  readonly profile: Profile;
  /** The names of persons; undefined for other kinds. */
  readonly names: NameColumn | undefined;
  /** One for each field of the profile, in its order. */
  readonly columns: readonly Column[];
  readonly #rows = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];
  readonly #free = new GrowingInts();

  /** @throws RangeError for a kind that is not linked (see `linkableKinds`) */
  constructor(kind: string) {
    const profile = profileOf(kind);
    if (!profile) throw new RangeError(`Records of kind ${kind} are not linked.`);
    this.kind = kind;
    this.profile = profile;
    this.names = profile.personNames ? new NameColumn() : undefined;
    this.columns = profile.fields.map((field) => new Column(field));
  }

  /** How many records there are. */
  get size(): number {
    return this.#rows.size;
  }

  /** Rows are numbered below this; some may be empty ({@link idOf} is undefined). */
  get rowLimit(): number {
    return this.#ids.length;
  }

  /**
   * Adds a record, in place of one with the same id.
   * @returns its row, which stays until it is removed or replaced
   */
  add(record: LinkRecord): number {
    const row = this.#place(record.id);
    this.names?.add(row, record.values);
    for (const column of this.columns) column.add(row, record.values);
    return row;
  }

  /**
   * Adds a record of another register of the same kind, in place of one with the same id.
   * @param id its id here
   * @returns its row here
   */
  addFrom(other: Register, rowOfOther: number, id: string): number {
    const row = this.#place(id);
    this.names?.addFrom(row, other.names!, rowOfOther);
    for (const [at, column] of this.columns.entries())
      column.addFrom(row, other.columns[at]!, rowOfOther);
    return row;
  }

  #place(id: string): number {
    this.remove(id);
    const row = this.#free.length > 0 ? this.#free.values[--this.#free.length]! : this.#ids.length;
    this.#ids[row] = id;
    this.#rows.set(id, row);
    return row;
  }

  /** Removes a record; false when there is none of this id. */
  remove(id: string): boolean {
    const row = this.#rows.get(id);
    if (row === undefined) return false;
    this.names?.remove(row);
    for (const column of this.columns) column.remove(row);
    this.#rows.delete(id);
    this.#ids[row] = undefined;
    this.#free.push(row);
    return true;
  }

  /** The row of a record, or undefined. */
  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  /** The id of the record in a row, or undefined for an empty row. */
  idOf(row: number): string | undefined {
    return this.#ids[row];
  }
}

/**
 * A register of records of one kind.
 * @throws RangeError for a kind that is not linked
 */
export function createRegister(kind: string, records: Iterable<LinkRecord> = []): Register {
  const register = new Register(kind);
  for (const record of records) register.add(record);
  return register;
}
