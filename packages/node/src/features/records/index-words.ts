import { searchText } from "@entente/match";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** What a record is found by. */
export type SearchForms = {
  /** Words of names. */
  names: readonly string[];
  /** Words of everything else. */
  words: readonly string[];
  /** Identifiers in search form. */
  identifiers: readonly string[];
};

const longestWord = 100;
const mostWords = 4_000;

/** The words of a text as they are indexed and searched: lower-case ASCII letters and digits. */
export function wordsOf(text: string): string[] {
  return searchText(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.slice(0, longestWord));
}

/** A text search for words that begin like each of `words`. */
export function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `${word}:*`).join(" & ");
}

/** Writes what records are found by, anew. */
export async function indexRecords(
  tx: Transaction,
  rows: readonly ({ id: string } & SearchForms)[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map(({ id, names, words, identifiers }) => ({
      id,
      search: vectorOf(names, words),
      identifiers,
    })),
  );
  await sql`select entente_index_records(${json}::json)`.execute(tx);
}

/** The words with their positions and weights, as PostgreSQL writes a tsvector. */
function vectorOf(names: readonly string[], words: readonly string[]): string {
  const weighted = [
    ...names.slice(0, mostWords).map((word) => [word, "A"]),
    ...words.slice(0, mostWords).map((word) => [word, "B"]),
  ];
  return weighted.map(([word, weight], index) => `${word}:${index + 1}${weight}`).join(" ");
}
