import type { Values } from "../../keys/values.ts";
import { soundOf } from "../../names/index.ts";
import { compareNameWords, lastAlike, wordLevels, type NameWord } from "../fields/name-words.ts";
import { namePartsOf } from "../fields/name-parts.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { missing } from "./column.ts";
import { Dictionary } from "./dictionary.ts";
import { GrowingInts } from "./growing-ints.ts";
import { PairMemo } from "./pair-memo.ts";

/** The levels of a given or family name. */
export const namePartLevels = [
  "same",
  "same-sound",
  "one-letter-apart",
  "similar",
  "initial",
  "in-other-part",
  "different",
] as const satisfies readonly LinkageLevel[];

/** The levels of further names. */
export const otherNameLevels = [
  "same",
  "similar",
  "different",
] as const satisfies readonly LinkageLevel[];

/** The fields that person names fill, in this order, before all others. */
export const nameFields = [
  "family-name",
  "given-name",
  "other-names",
] as const satisfies readonly LinkageField[];

const [family, given, other] = [0, 1, 2];
const none: number = wordLevels.length;
const lastNear = wordLevels.indexOf("one-letter-apart");
const different: number = wordLevels.indexOf("different");
const elsewhere: number = namePartLevels.indexOf("in-other-part");

/** The names of the persons of all rows as numbers of words, by the part they play. */
export class NameColumn {
  /** All words; what they count for each part is in `#counts`. */
  readonly #words = new Dictionary();
  readonly #counts = [new GrowingInts(), new GrowingInts(), new GrowingInts()] as const;
  readonly #totals = [0, 0, 0];
  /** By row: where its words begin in `#flat`; −1 for no names. */
  readonly #start = new GrowingInts(-1);
  /** For each row: how many words of each part, then the words. */
  readonly #flat = new GrowingInts();
  readonly #nameWords: NameWord[] = [];
  readonly #sounds: string[] = [];
  readonly #memo = new PairMemo();
  /** What the last comparison found, by part; words are numbers of {@link wordOf}. */
  readonly levels = new Uint8Array(3);
  readonly left = new Int32Array(3);
  readonly right = new Int32Array(3);
  #bestLeft = -1;
  #bestRight = -1;

  /** Keeps the words of a row's names. */
  add(row: number, values: Values): void {
    const parts = namePartsOf(values);
    this.#keep(row, [parts.family, parts.given, parts.other]);
  }

  /** Adds a row with the words of a row of another register. */
  addFrom(row: number, from: NameColumn, rowOfOther: number): void {
    this.#keep(
      row,
      [family, given, other].map((part) =>
        Array.from(from.wordsOf(rowOfOther, part), (word) => from.wordOf(word)),
      ),
    );
  }

  #keep(row: number, lists: readonly (readonly string[])[]): void {
    if (lists.every((list) => list.length === 0)) {
      this.#start.set(row, -1);
      return;
    }
    this.#start.set(row, this.#flat.length);
    for (const list of lists) this.#flat.push(list.length);
    for (const [part, list] of lists.entries())
      for (const text of list) {
        const word = this.#words.intern(text);
        this.#flat.push(word);
        this.#count(part, word, 1);
      }
  }

  remove(row: number): void {
    for (const part of [family, given, other])
      for (const word of this.wordsOf(row, part)) this.#count(part, word, -1);
    this.#start.set(row, -1);
  }

  #count(part: number, word: number, change: 1 | -1): void {
    const counts = this.#counts[part]!;
    counts.set(word, (word < counts.length ? counts.values[word]! : 0) + change);
    this.#totals[part]! += change;
    this.#words.count(word, change);
  }

  wordOf(number: number): string {
    return this.#words.keys[number] ?? "";
  }

  /** How many words there are. */
  get size(): number {
    return this.#words.size;
  }

  /** How many rows have a word as a part. */
  countOf(part: number, word: number): number {
    const counts = this.#counts[part]!;
    return word < counts.length ? counts.values[word]! : 0;
  }

  /** How many words of a part all rows have. */
  totalOf(part: number): number {
    return this.#totals[part]!;
  }

  /** How likely two words of a part, taken at random, are the same. */
  chanceOfSame(part: number): number {
    const total = this.#totals[part]!;
    if (total < 2) return 1;
    let pairs = 0;
    for (let word = 0; word < this.size; word++) {
      const count = this.countOf(part, word);
      pairs += count * (count - 1);
    }
    return Math.max(pairs, 1) / (total * (total - 1));
  }

  /** Numbers of the words of a row that play a part. */
  wordsOf(row: number, part: number): Int32Array {
    const start = this.#start.values[row]!;
    const flat = this.#flat.values;
    if (start < 0) return flat.subarray(0, 0);
    const from = this.#from(start, part);
    return flat.subarray(from, from + flat[start + part]!);
  }

  /** Compares two rows; see `levels`, `left` and `right`. */
  compare(leftRow: number, rightRow: number): void {
    const { levels } = this;
    levels.fill(missing);
    const [a, b] = [this.#start.values[leftRow]!, this.#start.values[rightRow]!];
    if (a < 0 || b < 0) return;
    this.#found(family, this.#best(a, family, b, family));
    this.#found(given, this.#best(a, given, b, given));
    if (levels[family]! > lastAlike) this.#lookAcross(family, a, b);
    if (levels[given]! > lastAlike) this.#lookAcross(given, a, b);
    this.#dropSpent(family, given);
    this.#dropSpent(given, family);
    const found = this.#best(a, other, b, other);
    if (found < none) this.#found(other, found === 0 ? 0 : found <= lastAlike ? 1 : 2);
  }

  #found(part: number, level: number): void {
    if (level === none) return;
    this.levels[part] = level === different && part !== other ? namePartLevels.length - 1 : level;
    this.left[part] = this.#bestLeft;
    this.right[part] = this.#bestRight;
  }

  /** Looks for a part among the other's words of other parts: names are swapped or misplaced. */
  #lookAcross(part: number, a: number, b: number): void {
    const twin = part === family ? given : family;
    for (const there of [twin, other]) {
      if (this.#best(a, part, b, there) > lastNear && this.#best(a, there, b, part) > lastNear)
        continue;
      const taken = this.levels[twin] === elsewhere;
      if (taken && this.left[twin] === this.#bestLeft && this.right[twin] === this.#bestRight)
        continue;
      this.levels[part] = elsewhere;
      this.left[part] = this.#bestLeft;
      this.right[part] = this.#bestRight;
      return;
    }
  }

  /** A word that was found in another part does not also speak against its own. */
  #dropSpent(part: number, twin: number): void {
    if (this.levels[part] !== namePartLevels.length - 1 || this.levels[twin] !== elsewhere) return;
    if (this.left[part] === this.left[twin] || this.right[part] === this.right[twin])
      this.levels[part] = missing;
  }

  /** The best level in `wordLevels` of words of a part of each; the number of levels for none. */
  #best(a: number, partOfA: number, b: number, partOfB: number): number {
    const flat = this.#flat.values;
    const [fromA, fromB] = [this.#from(a, partOfA), this.#from(b, partOfB)];
    const [endA, endB] = [fromA + flat[a + partOfA]!, fromB + flat[b + partOfB]!];
    let best: number = none;
    for (let one = fromA; one < endA; one++)
      for (let two = fromB; two < endB; two++) {
        const [left, right] = [flat[one]!, flat[two]!];
        const level = left === right ? 0 : this.#levelOf(left, right);
        if (level > best || (level === best && (level > 0 || !this.#rarer(left)))) continue;
        best = level;
        this.#bestLeft = left;
        this.#bestRight = right;
      }
    return best;
  }

  #rarer(word: number): boolean {
    const difference = this.#words.countOf(word) - this.#words.countOf(this.#bestLeft);
    return difference < 0 || (difference === 0 && this.wordOf(word) < this.wordOf(this.#bestLeft));
  }

  /** Where the words of a part begin. */
  #from(start: number, part: number): number {
    const flat = this.#flat.values;
    let from = start + 3;
    for (let before = 0; before < part; before++) from += flat[start + before]!;
    return from;
  }

  #nameWord(word: number): NameWord {
    return (this.#nameWords[word] ??= { text: this.wordOf(word), sound: this.soundOf(word) });
  }

  /** The `soundOf` of a word. */
  soundOf(word: number): string {
    return (this.#sounds[word] ??= soundOf(this.wordOf(word)));
  }

  #levelOf(left: number, right: number): number {
    const known = this.#memo.get(left, right);
    if (known >= 0) return known;
    const level = compareNameWords(this.#nameWord(left), this.#nameWord(right));
    this.#memo.set(left, right, level);
    return level;
  }
}
