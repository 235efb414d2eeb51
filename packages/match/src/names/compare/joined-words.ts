import type { NameWord } from "../prepare/name-word.ts";
import { phonemesOf } from "../prepare/phonemes.ts";
import { lettersAlike, soundsAlike } from "./word-likeness.ts";

/** Words written together are worth a little less than words written alike. */
const joinedShare = 0.98;

/** A space in another place is a slip. */
const shiftedShare = 0.9;

/** Less than this is chance: much can be joined with much. */
const least = 0.72;
const leastAcrossScripts = 0.62;

/** The Arabic article, which goes inside a name (Nur al-Din, Noureddine). */
export const article = "el";

/** So many neighbours may be one word on the other side (van den Broeck, Abd al Rahman). */
export const mostJoined = 4;

/**
 * Whether it is worth while to join words: a cheap test before {@link joinedLikeness}.
 * @param count how many words
 * @param length how many letters they have together
 * @param unvowelled whether they lack short vowels
 */
export function mayBeJoined(
  count: number,
  length: number,
  unvowelled: boolean,
  single: NameWord,
): boolean {
  const { length: wanted } = single.text;
  if (wanted < 2) return false;
  if (unvowelled !== single.unvowelled) return wanted * 2 >= length && length * 2 >= wanted;
  return wanted === count || Math.abs(length - wanted) <= 1 + length / 6;
}

/**
 * How alike a row of words is to one word of the other name, as when particles are written with
 * the name (Vandenbroeck), names without a space, or initials without full stops (JC).
 * @returns 0 when they are not alike
 */
export function joinedLikeness(run: readonly NameWord[], single: NameWord): number {
  if (single.role === "legal-form" || run.some((word) => word.role === "legal-form")) return 0;
  if (single.text.length === run.length && single.text.length > 1)
    return run.every((word, at) => word.text[0] === single.text[at]) ? 0.85 : 0;
  if (run.some((word) => word.role === "initial")) return 0;
  if (run.some((word) => word.unvowelled) !== single.unvowelled) return mixedScripts(run, single);
  const joined = run.length === 2 ? run[0]!.text + run[1]!.text : joinedText(run, "text");
  if (joined === single.text) return joinedShare;
  if (joined.charCodeAt(0) !== single.text.charCodeAt(0) && run.length > 2) return 0;
  const letters = lettersAlike(joined, single.text).share;
  const share =
    letters > 0.85
      ? letters
      : Math.max(letters, soundsAlike(phonemesOf(joined), single.phonemes, false).share);
  return share < least ? 0 : share * joinedShare;
}

/**
 * How alike two pairs of words are that differ in where the space stands.
 * @returns 0 when they are not the same letters
 */
export function shiftedLikeness(
  left: NameWord,
  leftNext: NameWord,
  right: NameWord,
  rightNext: NameWord,
): number {
  const first = left.text.length;
  if (first + leftNext.text.length !== right.text.length + rightNext.text.length) return 0;
  if (first === right.text.length || left.text[0] !== right.text[0]) return 0;
  if (left.role === "initial" || right.role === "initial") return 0;
  return left.text + leftNext.text === right.text + rightNext.text ? shiftedShare : 0;
}

function mixedScripts(run: readonly NameWord[], single: NameWord): number {
  const share = single.unvowelled
    ? soundsAlike(single.phonemes, phonemesOf(joinedText(run, "text")), true).share
    : soundsAlike(joinedText(run, "phonemes"), single.phonemes, true).share;
  return share < leastAcrossScripts ? 0 : share * joinedShare;
}

/** The article goes inside, and loses its vowel in front (Lyes, Lamrani). */
function joinedText(run: readonly NameWord[], form: "text" | "phonemes"): string {
  let result = run[0]!.text === article ? "l" : run[0]![form];
  for (let at = 1; at < run.length; at++) if (run[at]!.text !== article) result += run[at]![form];
  return result;
}
