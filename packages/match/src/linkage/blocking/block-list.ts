import { GrowingInts } from "../register/growing-ints.ts";
import { placesOfStep, type Steps } from "../steps.ts";

/** Rows that share something rare, block by block. */
export type Blocks = {
  /** Where the rows of a block begin; one place more than there are blocks. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
};

/** Which rows belong to which group, in the order they were added. */
export class Groups {
  readonly groups = new GrowingInts();
  readonly rows = new GrowingInts();

  add(group: number, row: number): void {
    this.groups.push(group);
    this.rows.push(row);
  }
}

/** Blocks while they are being gathered. */
export class BlockList {
  readonly #start = new GrowingInts();
  readonly #rows = new GrowingInts();

  /**
   * Takes the groups of 2 to `largest` rows.
   * @param count groups are numbered below this
   * @returns the size of all groups
   */
  *take({ groups, rows }: Groups, count: number, largest: number): Steps<Int32Array> {
    const sizes = new Int32Array(count);
    for (let at = 0; at < groups.length; at++) {
      if (at % placesOfStep === 0) yield;
      sizes[groups.values[at]!]! += 1;
    }
    const place = new Int32Array(count).fill(-1);
    let end = this.#rows.length;
    for (let group = 0; group < count; group++) {
      if (group % placesOfStep === 0) yield;
      if (sizes[group]! < 2 || sizes[group]! > largest) continue;
      this.#start.push(end);
      place[group] = end;
      end += sizes[group]!;
    }
    if (end > 0) this.#rows.set(end - 1, 0);
    for (let at = 0; at < groups.length; at++) {
      if (at % placesOfStep === 0) yield;
      const group = groups.values[at]!;
      if (place[group]! >= 0) this.#rows.values[place[group]!++] = rows.values[at]!;
    }
    return sizes;
  }

  finish(): Blocks {
    const start = new Int32Array(this.#start.length + 1);
    start.set(this.#start.values.subarray(0, this.#start.length));
    start[this.#start.length] = this.#rows.length;
    return { start, rows: this.#rows.values.slice(0, this.#rows.length) };
  }
}
