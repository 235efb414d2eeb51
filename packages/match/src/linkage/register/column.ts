import type { Values } from "../../keys/values.ts";
import type { Field, FieldValue } from "../fields/field.ts";
import { Dictionary } from "./dictionary.ts";
import { GrowingInts } from "./growing-ints.ts";
import { PairMemo } from "./pair-memo.ts";

/** The level of a field where one of two records has no value. */
export const missing = 255;

/** The values of one field of all rows, as numbers of a dictionary. */
export class Column {
  readonly field: Field;
  readonly dictionary = new Dictionary();
  /** The first value of each row; −1 for none. */
  readonly first = new GrowingInts(-1);
  /** All values of the rows that have several. */
  readonly several = new Map<number, readonly number[]>();
  readonly #written: string[] = [];
  readonly #parts: (readonly string[])[] = [];
  readonly #memo = new PairMemo();
  /** The values that the last comparison held against each other. */
  left = -1;
  right = -1;

  constructor(field: Field) {
    this.field = field;
  }

  add(row: number, values: Values): void {
    this.#keep(row, this.field.read(values));
  }

  #keep(row: number, values: readonly FieldValue[]): void {
    const numbers = values.map(({ key, written }) => {
      const number = this.dictionary.intern(key);
      this.#written[number] ??= written;
      this.dictionary.count(number, 1);
      return number;
    });
    this.first.set(row, numbers[0] ?? -1);
    if (numbers.length > 1) this.several.set(row, numbers);
  }

  /** Adds a row with the values of a row of another column of the same field. */
  addFrom(row: number, other: Column, rowOfOther: number): void {
    const values = other.valuesOf(rowOfOther);
    this.#keep(
      row,
      values.map((value) => ({
        key: other.dictionary.keys[value]!,
        written: other.writtenOf(value),
      })),
    );
  }

  remove(row: number): void {
    for (const number of this.valuesOf(row)) this.dictionary.count(number, -1);
    this.first.set(row, -1);
    this.several.delete(row);
  }

  /** Numbers of the values of a row. */
  valuesOf(row: number): readonly number[] {
    const first = this.first.values[row]!;
    return first < 0 ? [] : (this.several.get(row) ?? [first]);
  }

  /** A value as some record writes it. */
  writtenOf(number: number): string {
    return this.#written[number] ?? "";
  }

  /**
   * The most telling level on which two rows agree, or {@link missing}; `left` and `right` are
   * then the values that agree.
   */
  compare(left: number, right: number): number {
    const one = this.first.values[left]!;
    const other = this.first.values[right]!;
    if (one < 0 || other < 0) return missing;
    this.left = one;
    this.right = other;
    if (this.several.size > 0 && (this.several.has(left) || this.several.has(right)))
      return this.#compareSeveral(left, right);
    return one === other ? 0 : this.levelOf(one, other);
  }

  #compareSeveral(left: number, right: number): number {
    let best: number = missing;
    let rarest = Infinity;
    for (const one of this.valuesOf(left))
      for (const other of this.valuesOf(right)) {
        const level = one === other ? 0 : this.levelOf(one, other);
        const count = this.dictionary.countOf(one) + this.dictionary.countOf(other);
        if (level > best || (level === best && !this.#before(count, one, rarest))) continue;
        best = level;
        rarest = count;
        this.left = one;
        this.right = other;
      }
    return best;
  }

  /** True when a value is to be shown before the best so far: rarer, or first by its text. */
  #before(count: number, one: number, rarest: number): boolean {
    const { keys } = this.dictionary;
    return count < rarest || (count === rarest && keys[one]! < keys[this.left]!);
  }

  #partsOf(value: number): readonly string[] {
    return (this.#parts[value] ??= this.field.parts(this.dictionary.keys[value]!));
  }

  /** The level of two different values. */
  levelOf(one: number, other: number): number {
    const known = this.#memo.get(one, other);
    if (known >= 0) return known;
    const level = this.field.compare(this.#partsOf(one), this.#partsOf(other));
    this.#memo.set(one, other, level);
    return level;
  }
}
