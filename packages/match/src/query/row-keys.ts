import type { Register } from "../linkage/register/register.ts";
import type { Column } from "../linkage/register/column.ts";
import { addIdentifierKeys } from "./identifier-keys.ts";
import { hashText, hashUnordered } from "./hash.ts";
import { KeyList } from "./key-list.ts";
import { PersonKeys } from "./person-keys.ts";

/** Topics of keys (see {@link KeyList}): persons have the first twelve, each number its own. */
const firstNumberTopic = 12;
const topics = 32;
/** Seeds of hashes of two columns are so far apart; those between are of the halves of numbers. */
const seedStep = 4;
/** Words of one value, and tokens of a record, that are combined. */
const mostTokens = 8;

/** Which keys the rows of a register are found by. */
export class RowKeys {
  readonly #columns: readonly Column[];
  readonly #persons: PersonKeys | undefined;
  readonly #keys = new KeyList();

  constructor(register: Register) {
    this.#columns = register.columns;
    this.#persons = register.names && new PersonKeys(register, register.names);
  }

  /**
   * The keys of a row, to be read before the next call: numbers first, so that these are never
   * among those cut.
   */
  read(row: number): KeyList {
    this.#keys.clear();
    for (const [at, column] of this.#columns.entries())
      if (isNumber(column))
        for (const value of column.valuesOf(row))
          addIdentifierKeys(
            column.dictionary.keys[value]!,
            (at + 1) * seedStep,
            firstNumberTopic + (at % (topics - firstNumberTopic)),
            this.#keys,
          );
    if (this.#persons) this.#persons.read(row, this.#keys);
    else this.#readThing(row);
    return this.#keys;
  }

  /** Each token of a value that is no number alone, and each two of them together. */
  #readThing(row: number): void {
    const tokens: number[] = [];
    for (const [at, column] of this.#columns.entries())
      if (!isNumber(column))
        for (const value of column.valuesOf(row))
          for (const token of column.field
            .tokens(column.dictionary.keys[value]!)
            .slice(0, mostTokens))
            if (token !== "") tokens.push(hashText(token, (at + 1) * seedStep));
    for (const [at, token] of tokens.entries()) {
      this.#keys.add(token, at % firstNumberTopic);
      for (const other of tokens.slice(at + 1, mostTokens))
        this.#keys.add(hashUnordered(token, other), at % firstNumberTopic);
    }
  }
}

function isNumber({ field }: Column): boolean {
  return field.levels.includes("one-character-apart");
}
