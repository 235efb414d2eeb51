import { jaroWinkler } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import { soundOfWord } from "./sounds.ts";

/** How two words of names agree, the most telling first. */
export const wordLevels = [
  "same",
  "same-sound",
  "one-letter-apart",
  "similar",
  "initial",
  "different",
] as const;

/** The place of the last level that still counts as the same word, written otherwise. */
export const lastAlike = wordLevels.indexOf("similar");

/** The place in {@link wordLevels} of two different words (of `nameWords`); symmetric. */
export function compareNameWords(left: string, right: string): number {
  return wordLevels.indexOf(levelOf(left, right));
}

function levelOf(left: string, right: string): (typeof wordLevels)[number] {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length <= 1) return long.startsWith(short) ? "initial" : "different";
  if (short.length > 2 && soundOfWord(left) === soundOfWord(right)) return "same-sound";
  if (short.length > 2 && long.length > 3 && oneEditApart(left, right)) return "one-letter-apart";
  if (short.length > 2 && long.startsWith(short)) return "similar";
  return jaroWinkler(left, right) >= 0.88 ? "similar" : "different";
}
