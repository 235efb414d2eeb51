import { placesOfStep, rowsOfStep, type Steps } from "../steps.ts";
import type { Blocks } from "./block-list.ts";

/** Finds the rows that share a block with a row, each once. */
export class Candidates {
  readonly #blocks: Blocks;
  readonly #start: Int32Array;
  readonly #blocksOfRow: Int32Array;
  readonly #seen: Int32Array;
  readonly #sideOf: Uint8Array | undefined;
  /** What {@link find} found; only its first places are meant. */
  readonly found: Int32Array;

  private constructor(
    blocks: Blocks,
    start: Int32Array,
    blocksOfRow: Int32Array,
    sideOf: Uint8Array | undefined,
  ) {
    const rowCount = start.length - 1;
    this.#blocks = blocks;
    this.#start = start;
    this.#blocksOfRow = blocksOfRow;
    this.#sideOf = sideOf;
    this.#seen = new Int32Array(rowCount).fill(-1);
    this.found = new Int32Array(rowCount);
  }

  /** @param sideOf by row; rows of the same side are not brought together */
  static *of(blocks: Blocks, rowCount: number, sideOf?: Uint8Array): Steps<Candidates> {
    const start = new Int32Array(rowCount + 1);
    for (let at = 0; at < blocks.rows.length; at++) {
      if (at % placesOfStep === 0) yield;
      start[blocks.rows[at]! + 1]! += 1;
    }
    for (let row = 0; row < rowCount; row++) start[row + 1]! += start[row]!;
    const blocksOfRow = new Int32Array(blocks.rows.length);
    const place = start.slice();
    for (let block = 0; block + 1 < blocks.start.length; block++) {
      if (block % rowsOfStep === 0) yield;
      for (let at = blocks.start[block]!; at < blocks.start[block + 1]!; at++)
        blocksOfRow[place[blocks.rows[at]!]!++] = block;
    }
    return new Candidates(blocks, start, blocksOfRow, sideOf);
  }

  /** Writes the later rows that share a block with a row into `found`; returns how many. */
  find(row: number): number {
    let count = 0;
    for (let at = this.#start[row]!; at < this.#start[row + 1]!; at++) {
      const block = this.#blocksOfRow[at]!;
      const end = this.#blocks.start[block + 1]!;
      for (let place = this.#blocks.start[block]!; place < end; place++) {
        const other = this.#blocks.rows[place]!;
        if (other <= row || this.#seen[other] === row) continue;
        this.#seen[other] = row;
        if (this.#sideOf && this.#sideOf[other] === this.#sideOf[row]) continue;
        this.found[count++] = other;
      }
    }
    return count;
  }
}
