import { shortSoundOf, soundOf } from "../names/index.ts";
import { GrowingInts } from "../linkage/register/growing-ints.ts";
import type { NameColumn } from "../linkage/register/name-column.ts";
import { hashText } from "./hash.ts";

/** Words of persons' names that keys are made of, and pairs of them. */
const mostWords = 5;
const parts = [0, 1, 2];

/** Sounds of the words of persons' names as hashes, each word's found once. */
export class WordHashes {
  readonly #names: NameColumn;
  readonly #short = new GrowingInts();
  readonly #whole = new GrowingInts();
  /** What {@link read} found: the beginning of each word's sound, and the whole sound. */
  readonly short = new Int32Array(mostWords);
  readonly whole = new Int32Array(mostWords);
  count = 0;

  constructor(names: NameColumn) {
    this.#names = names;
  }

  /** Reads the words of a row: family names, given names, others; initials are left out. */
  read(row: number): void {
    this.count = 0;
    for (const part of parts)
      for (const word of this.#names.wordsOf(row, part)) {
        if (this.count === mostWords) return;
        if (this.#names.wordOf(word).length < 2) continue;
        this.#know(word);
        const short = this.#short.values[word]!;
        if (this.short.subarray(0, this.count).includes(short)) continue;
        this.short[this.count] = short;
        this.whole[this.count] = this.#whole.values[word]!;
        this.count += 1;
      }
  }

  #know(word: number): void {
    if (word < this.#short.length && this.#short.values[word] !== 0) return;
    const text = this.#names.wordOf(word);
    this.#short.set(word, hashText(shortSoundOf(text), 1) || 1);
    this.#whole.set(word, hashText(soundOf(text), 2));
  }
}
