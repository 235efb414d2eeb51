import { PostingPool } from "./posting-pool.ts";

/** What a slot says: nothing yet, nothing any more, one row (row + 1), or a list (−1 − where). */
const empty = 0;
const gone = 0x7fff_ffff;
const none = new Int32Array(0);

/**
 * Which rows have which key: an open hash table in typed arrays. Keys are hashes of 32 bits and
 * nothing else is kept of them: two keys with one hash bring a few rows too many together, which
 * comparison then tells apart. Keys of one row only, which most are, take eight bytes.
 */
export class PostingTable {
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 12);
  /** Slots that are not empty, and those of them that have rows. */
  #used = 0;
  #live = 0;
  readonly #pool = new PostingPool();
  readonly #one = new Int32Array(1);

  /** How many keys have rows. */
  get size(): number {
    return this.#live;
  }

  /** Adds a row to a key, which must not have it yet. */
  add(hash: number, row: number): void {
    if (this.#used * 4 > this.#slots.length * 3) this.#rebuild();
    const at = this.#find(hash);
    const slot = this.#slots[at]!;
    if (slot === empty || slot === gone) {
      if (slot === empty) this.#used += 1;
      this.#live += 1;
      this.#hashes[at] = hash;
      this.#slots[at] = row + 1;
    } else {
      const block = slot > 0 ? this.#pool.begin(slot - 1, row) : this.#pool.push(-1 - slot, row);
      this.#slots[at] = -1 - block;
    }
  }

  /** Takes a row from a key; nothing happens when the key does not have it. */
  remove(hash: number, row: number): void {
    const at = this.#find(hash);
    const slot = this.#slots[at]!;
    if (slot === empty || slot === gone) return;
    if (slot > 0) {
      if (slot !== row + 1) return;
      this.#slots[at] = gone;
      this.#live -= 1;
    } else if (this.#pool.drop(-1 - slot, row) === 1)
      this.#slots[at] = this.#pool.end(-1 - slot) + 1;
  }

  /** How many rows have a key. */
  countOf(hash: number): number {
    const slot = this.#slots[this.#find(hash)]!;
    if (slot === empty || slot === gone) return 0;
    return slot > 0 ? 1 : this.#pool.countOf(-1 - slot);
  }

  /** The rows that have a key, to be read before the next call. */
  rowsOf(hash: number): Int32Array {
    const slot = this.#slots[this.#find(hash)]!;
    if (slot === empty || slot === gone) return none;
    if (slot < 0) return this.#pool.rowsOf(-1 - slot);
    this.#one[0] = slot - 1;
    return this.#one;
  }

  /** The slot of a key, or the empty one where it belongs. */
  #find(hash: number): number {
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== empty && this.#hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  /** Leaves out what is gone, and doubles the table when it is still more than half full. */
  #rebuild(): void {
    const [hashes, slots] = [this.#hashes, this.#slots];
    const size = this.#live * 2 > slots.length ? slots.length * 2 : slots.length;
    this.#hashes = new Int32Array(size);
    this.#slots = new Int32Array(size);
    this.#used = this.#live;
    for (let from = 0; from < slots.length; from++) {
      if (slots[from] === empty || slots[from] === gone) continue;
      const at = this.#find(hashes[from]!);
      this.#hashes[at] = hashes[from]!;
      this.#slots[at] = slots[from]!;
    }
  }
}
