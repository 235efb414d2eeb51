import { Dictionary } from "../register/dictionary.ts";
import { GrowingInts } from "../register/growing-ints.ts";
import type { Register } from "../register/register.ts";
import { rowsOfStep, type Steps } from "../steps.ts";

/** What blocking looks for in each row: tokens, each from a source (a word or a value). */
export type RowTokens = {
  /** Where the tokens of a row begin; one place more than there are rows. */
  readonly start: Int32Array;
  readonly tokens: Int32Array;
  /** Tokens of one source say the same thing: together they tell no more than one of them. */
  readonly sources: Int32Array;
  /** How many tokens there are; they are numbered below this. */
  readonly count: number;
};

const prefixLength = 3;

/** The tokens of all rows of a register; empty rows have none. */
export function* rowTokens(register: Register): Steps<RowTokens> {
  const { names, columns, rowLimit } = register;
  const known = new Dictionary();
  const start = new Int32Array(rowLimit + 1);
  const [tokens, sources] = [new GrowingInts(), new GrowingInts()];
  const wordTokens = remembered((word) => {
    const text = names!.wordOf(word);
    return [`n${names!.soundOf(word)}`, `p${text.slice(0, prefixLength)}`].map((one) =>
      known.intern(one),
    );
  });
  const valueTokens = columns.map(({ field, dictionary }) =>
    remembered((value) =>
      field
        .tokens(dictionary.keys[value]!)
        .filter((token) => token !== "")
        .map((token) => known.intern(`${field.id}:${token}`)),
    ),
  );
  for (let row = 0; row < rowLimit; row++) {
    if (row % rowsOfStep === 0) yield;
    start[row] = tokens.length;
    let source = 0;
    const add = (list: readonly number[]) => {
      for (const token of list) {
        if (tokens.values.subarray(start[row], tokens.length).includes(token)) continue;
        tokens.push(token);
        sources.push(source);
      }
      source += 1;
    };
    for (const part of names ? [0, 1, 2] : [])
      for (const word of names!.wordsOf(row, part)) add(wordTokens(word));
    for (const [at, column] of columns.entries())
      for (const value of column.valuesOf(row)) add(valueTokens[at]!(value));
  }
  start[rowLimit] = tokens.length;
  return { start, tokens: tokens.values, sources: sources.values, count: known.size };
}

function remembered(make: (number: number) => number[]): (number: number) => readonly number[] {
  const made: (readonly number[])[] = [];
  return (number) => (made[number] ??= make(number));
}
