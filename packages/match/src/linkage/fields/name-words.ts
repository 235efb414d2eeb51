import { jaroWinklerAtLeast } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";

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

/** A word of `nameWords` with its `soundOf`. */
export type NameWord = { readonly text: string; readonly sound: string };

/** The place in {@link wordLevels} of two different words (of `nameWords`); symmetric. */
export function compareNameWords(left: NameWord, right: NameWord): number {
  return wordLevels.indexOf(levelOf(left, right));
}

function levelOf(one: NameWord, other: NameWord): (typeof wordLevels)[number] {
  const [left, right] = [one.text, other.text];
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length <= 1) return long.startsWith(short) ? "initial" : "different";
  if (short.length > 2 && one.sound === other.sound) return "same-sound";
  if (short.length > 2 && long.length > 3 && oneEditApart(left, right)) return "one-letter-apart";
  if (short.length > 2 && long.startsWith(short)) return "similar";
  return jaroWinklerAtLeast(0.88, left, right) ? "similar" : "different";
}
