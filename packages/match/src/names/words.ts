import { latinWords } from "./latin.ts";
import { glued, joining, loose, servant } from "./particles.ts";

/** Names have few words; more are cut. */
const mostWords = 8;

/**
 * The words of a name that tell people apart: Latin, lower case, without particles and
 * without regard to how these were spaced.
 * @param name any string (see {@link latinWords})
 * @param whole true for a whole name, false for one part of a name (a man may be called Ben:
 *   in "Ben Janssens" nothing is joined, in the surname "Ben Ali" it is)
 * @returns at most 8 distinct words in the order of the name
 */
export function nameWords(name: string, whole: boolean): string[] {
  const all = latinWords(name);
  const kept = all.filter((word) => !loose.has(word));
  const words = kept.length > 0 ? kept : all;
  const parts = whole && words.length < 3 && words[0] !== "abd" ? words : joined(words);
  return [...new Set(parts.map(withoutGlued))].slice(0, mostWords);
}

function joined(words: readonly string[]): string[] {
  const result: string[] = [];
  let pending = "";
  for (const word of words) {
    const start = joining.get(word);
    if (start !== undefined && pending === "") pending = start;
    else {
      result.push(pending + word);
      pending = "";
    }
  }
  return pending === "" ? result : [...result, pending];
}

function withoutGlued(word: string): string {
  return word.replace(servant, "abd").replace(glued, "");
}
