import type { Column } from "../linkage/register/column.ts";
import type { NameColumn } from "../linkage/register/name-column.ts";
import type { Register } from "../linkage/register/register.ts";
import type { LinkageField } from "../linkage/levels.ts";
import { hashBoth, hashText, hashUnordered } from "./hash.ts";
import type { KeyList } from "./key-list.ts";
import { WordHashes } from "./word-hashes.ts";

/** What keys of persons speak of; see {@link KeyList}. Words have the topics from `word` on. */
const topic = {
  date: 0,
  pairAndYear: 1,
  names: 2,
  namesAndPlace: 3,
  wordAndPlace: 4,
  address: 5,
  word: 6,
};

/** Begins the hashes of each sort of value, so that equal texts of two sorts stay apart. */
const seed = {
  date: 101,
  year: 102,
  dayMonth: 103,
  yearAndPart: 104,
  place: 105,
  birthPlace: 106,
  street: 107,
};

/**
 * Keys of persons, each of which survives some of the slips that happen between two services:
 *
 * | key                                                | survives                                 |
 * |----------------------------------------------------|------------------------------------------|
 * | birth date, day and month in no order              | any name                                 |
 * | a word × day and month; × year and one of the two  | a wrong year, day or month; the other name |
 * | two words × year                                   | day and month wrong or not known         |
 * | two words; two words × town or postcode, birth place | no birth date                          |
 * | one word                                           | all else, when it is rare                |
 * | one word × street; street and number × town        | a wrong date and one name wrong          |
 *
 * Words are the first classes of their sounds, in no order, whatever part of the name they are.
 */
export class PersonKeys {
  readonly #words: WordHashes;
  readonly #dates: Column | undefined;
  readonly #localities: Column | undefined;
  readonly #streets: Column | undefined;
  readonly #birthPlaces: Column | undefined;

  constructor({ columns }: Register, names: NameColumn) {
    const columnOf = (id: LinkageField) => columns.find(({ field }) => field.id === id);
    this.#words = new WordHashes(names);
    this.#dates = columnOf("birth-date");
    this.#localities = columnOf("locality");
    this.#streets = columnOf("street");
    this.#birthPlaces = columnOf("birth-place");
  }

  /** Adds the keys of a row. */
  read(row: number, keys: KeyList): void {
    this.#words.read(row);
    const pairs = this.#pairs();
    for (const pair of pairs) keys.add(pair, topic.names);
    for (const tokens of tokensOf(this.#dates, row)) this.#addDate(tokens, pairs, keys);
    const { short, whole, count } = this.#words;
    for (let at = 0; at < count; at++) keys.add(whole[at]!, topic.names);
    const places = hashesOf(this.#localities, row, seed.place);
    const streets = hashesOf(this.#streets, row, seed.street);
    for (const place of [...places, ...hashesOf(this.#birthPlaces, row, seed.birthPlace)])
      for (const pair of pairs) keys.add(hashBoth(pair, place), topic.namesAndPlace);
    for (const street of streets) {
      for (const place of places) keys.add(hashBoth(street, place), topic.address);
      for (let at = 0; at < count; at++) keys.add(hashBoth(short[at]!, street), topic.wordAndPlace);
    }
  }

  /** @param tokens of a date: its year, then if it is whole, day and month, and all of it */
  #addDate(
    [year, dayMonth, date]: readonly string[],
    pairs: readonly number[],
    keys: KeyList,
  ): void {
    const { short, count } = this.#words;
    const yearHash = hashText(year ?? "", seed.year);
    for (const pair of pairs) keys.add(hashBoth(pair, yearHash), topic.pairAndYear);
    if (dayMonth === undefined || date === undefined) return;
    keys.add(hashText(date, seed.date), topic.date);
    const parts = [
      hashText(dayMonth, seed.dayMonth),
      ...dayMonth.split("/").map((part) => hashText(`${year}/${part}`, seed.yearAndPart)),
    ];
    for (let at = 0; at < count; at++)
      for (const part of parts) keys.add(hashBoth(short[at]!, part), topic.word + at);
  }

  #pairs(): number[] {
    const { short, count } = this.#words;
    const pairs: number[] = [];
    for (let one = 0; one < count; one++)
      for (let other = one + 1; other < count; other++)
        pairs.push(hashUnordered(short[one]!, short[other]!));
    return pairs;
  }
}

function tokensOf(column: Column | undefined, row: number): (readonly string[])[] {
  if (!column) return [];
  return column.valuesOf(row).map((value) => column.field.tokens(column.dictionary.keys[value]!));
}

function hashesOf(column: Column | undefined, row: number, start: number): number[] {
  return tokensOf(column, row).flatMap((tokens) =>
    tokens.filter((token) => token !== "").map((token) => hashText(token, start)),
  );
}
