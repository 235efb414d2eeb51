import { nameWords } from "./words.ts";

/** A given name and a family name that may belong together, in no order. */
export type NamePair = readonly [string, string];

/** What the names of a person say, as words of {@link nameWords}. */
export type PersonNames = {
  /** Words that alone name the person, most telling first; at most 6. */
  readonly words: readonly string[];
  /** Pairs of words that together name the person; at most 4. */
  readonly pairs: readonly NamePair[];
};

const mostWords = 6;
const mostPairs = 4;
const mostNames = 3;

/**
 * The words and pairs of words by which a person may be known elsewhere. Whole names are read
 * without knowing which word is the family name: the first word is paired with each of the last
 * three, so that "Juan García López" and "García López, Juan" meet first name Juan, surname García.
 * @param values cleaned values by property; read are `firstName`, `secondName`, `middleName`,
 *   `lastName`, `name`, `alias` and `previousName`
 */
export function personNames(values: ReadonlyMap<string, readonly string[]>): PersonNames {
  const given = partWords(values, ["firstName", "secondName", "middleName"]);
  const family = partWords(values, ["lastName"]);
  const known = new Set([...given, ...family]);
  const whole = ["name", "alias", "previousName"]
    .flatMap((property) => values.get(property) ?? [])
    .slice(0, mostNames)
    .map((name) => nameWords(name, true))
    .filter((words) => !words.every((word) => known.has(word)));
  if (given.length === 0 || family.length === 0) whole.unshift([...given, ...family]);

  const structured = [
    ...family.slice(0, 2).map((name) => [given[0], name] as const),
    [given[1], family[0]] as const,
  ];
  const pairs = [
    ...structured,
    ...whole.flatMap((words) =>
      words
        .slice(1)
        .slice(-3)
        .map((word) => [words[0], word] as const),
    ),
  ].filter((pair): pair is NamePair => pair[0] !== undefined && pair[1] !== undefined);
  const words = [family[0], given[0], family[1], given[1], ...whole.flatMap(endsFirst)];
  return {
    words: [...new Set(words.filter((word) => word !== undefined))].slice(0, mostWords),
    pairs: pairs.slice(0, mostPairs),
  };
}

function partWords(
  values: ReadonlyMap<string, readonly string[]>,
  properties: readonly string[],
): string[] {
  const parts = properties.flatMap((property) => (values.get(property) ?? []).slice(0, mostNames));
  return [...new Set(parts.flatMap((part) => nameWords(part, false)))];
}

function endsFirst(words: readonly string[]): (string | undefined)[] {
  return [words.at(-1), words[0], ...words.slice(1, -1)];
}
