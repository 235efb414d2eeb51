import type { NameWord } from "../prepare/name-word.ts";
import { prepareName, type NameKind, type PreparedName } from "../prepare/prepare-name.ts";
import { alignWords, type Meeting } from "./align.ts";
import { scoreOf } from "./score.ts";

/** How two words, or words written together, of two names met. */
export type NamePart = {
  /** As written; empty when the left name has nothing for it. */
  readonly left: string;
  /** As written; empty when the right name has nothing for it. */
  readonly right: string;
  readonly how: Meeting["how"];
};

/** How alike two names are, and why. */
export type NameComparison = {
  /** From 0, other names, to 1, the same name. */
  readonly score: number;
  /** Which words met which; every word of both names is in exactly one part. */
  readonly parts: readonly NamePart[];
};

/**
 * How alike two names are, in whatever scripts, orders and spellings.
 * @param left, right any strings; of longer ones the first 400 code units and 16 words count
 * @param kind ships compare like organisations
 * @returns symmetric but for the sides of the parts; deterministic; never throws
 */
export function compareNames(left: string, right: string, kind: NameKind): NameComparison {
  return comparePrepared(prepareName(left, kind), prepareName(right, kind));
}

/**
 * The same as {@link compareNames} for names that were prepared before, both as of one kind.
 */
export function comparePrepared(left: PreparedName, right: PreparedName): NameComparison {
  // always aligned in one order, so that the outcome does not depend on which name is left
  const turned = left.name > right.name;
  const meetings = turned
    ? alignWords(right.words, left.words)
    : alignWords(left.words, right.words);
  return { score: scoreOf(meetings, left.kind), parts: meetings.map(turned ? turnedPart : partOf) };
}

function partOf({ left, right, how }: Meeting): NamePart {
  return { left: written(left), right: written(right), how };
}

function turnedPart({ left, right, how }: Meeting): NamePart {
  return { left: written(right), right: written(left), how };
}

function written(words: readonly NameWord[]): string {
  return words.length === 1 ? words[0]!.written : words.map((word) => word.written).join(" ");
}
