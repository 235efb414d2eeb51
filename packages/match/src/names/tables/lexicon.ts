import { commonWords, frequentNames, particles } from "./light-words.ts";
import { spellingGroups } from "./spelling-groups.ts";
import { generations, possibleTitles, titles } from "./titles.ts";

/** All that the tables know of a word. */
export type LexiconEntry = {
  /** The particle that it is a spelling of. */
  readonly particle: string | undefined;
  readonly title: "title" | "possible" | undefined;
  /** True when it tells father and son apart. */
  readonly generation: boolean;
  /** True when very many persons bear it. */
  readonly frequent: boolean;
  /** What it weighs in the name of an organisation, when very many bear it. */
  readonly common: number | undefined;
  /** See spelling-groups.ts. */
  readonly groups: readonly number[] | undefined;
};

const words = new Set([
  ...particles.keys(),
  ...titles,
  ...possibleTitles,
  ...generations,
  ...frequentNames,
  ...commonWords.keys(),
  ...spellingGroups.keys(),
]);

/** The tables of words by word, so that a word is looked up once. */
export const lexicon: ReadonlyMap<string, LexiconEntry> = new Map(
  [...words].map((word) => [
    word,
    {
      particle: particles.get(word),
      title: titles.has(word) ? "title" : possibleTitles.has(word) ? "possible" : undefined,
      generation: generations.has(word),
      frequent: frequentNames.has(word),
      common: commonWords.get(word),
      groups: spellingGroups.get(word),
    },
  ]),
);
