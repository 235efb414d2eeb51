/** Lists are held in blocks of 4, 8, 16 … places; two of them say how many there are and are used. */
const smallest = 4;
const head = 2;
const sizes = 28;

/**
 * Lists of row numbers in one typed array. A list that outgrows its block moves to one of twice the
 * size; blocks that are free are used again.
 */
export class PostingPool {
  #places = new Int32Array(1 << 12);
  #end = 0;
  /** The first free block of each size; −1 for none. A free block names the next one. */
  readonly #free = new Int32Array(sizes).fill(-1);

  /** Begins a list of two rows; returns where it is. */
  begin(one: number, other: number): number {
    const block = this.#take(0);
    this.#places[block + 1] = 2;
    this.#places[block + head] = one;
    this.#places[block + head + 1] = other;
    return block;
  }

  /** Adds a row to a list; returns where the list is from now on. */
  push(block: number, row: number): number {
    const count = this.#places[block + 1]!;
    const size = this.#places[block]!;
    let at = block;
    if (count + head === smallest << size) {
      at = this.#take(size + 1);
      this.#places.copyWithin(at + 1, block + 1, block + head + count);
      this.#release(block);
    }
    this.#places[at + head + count] = row;
    this.#places[at + 1] = count + 1;
    return at;
  }

  /** Takes a row out of a list, if it is there; returns how many are left. */
  drop(block: number, row: number): number {
    const count = this.#places[block + 1]!;
    const first = block + head;
    const found = this.#places.subarray(first, first + count).indexOf(row);
    if (found < 0) return count;
    this.#places[first + found] = this.#places[first + count - 1]!;
    this.#places[block + 1] = count - 1;
    return count - 1;
  }

  /** Ends a list of one row; returns the row. */
  end(block: number): number {
    const row = this.#places[block + head]!;
    this.#release(block);
    return row;
  }

  countOf(block: number): number {
    return this.#places[block + 1]!;
  }

  /** The rows of a list, to be read before the next change. */
  rowsOf(block: number): Int32Array {
    return this.#places.subarray(block + head, block + head + this.#places[block + 1]!);
  }

  #take(size: number): number {
    const free = this.#free[size]!;
    if (free >= 0) {
      this.#free[size] = this.#places[free + 1]!;
      return free;
    }
    const block = this.#end;
    this.#end += smallest << size;
    if (this.#end > this.#places.length) {
      const grown = new Int32Array(Math.max(this.#end, this.#places.length * 1.5) | 0);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places[block] = size;
    return block;
  }

  #release(block: number): void {
    const size = this.#places[block]!;
    this.#places[block + 1] = this.#free[size]!;
    this.#free[size] = block;
  }
}
