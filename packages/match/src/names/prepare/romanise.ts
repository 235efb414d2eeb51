import anyAscii from "any-ascii";
import { consonantWords } from "./arabic-letters.ts";
import { rewriteGreek } from "./greek.ts";
import { hanWords } from "./han.ts";

/** A word in Latin letters. */
export type LatinWord = {
  readonly written: string;
  /** Over `[a-z0-9]`, not empty. */
  readonly text: string;
  /** True when its script leaves short vowels out: then the text is sounds, not spelling. */
  readonly unvowelled: boolean;
};

const unvowelled = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const greek = /\p{Script=Greek}/u;
const syllables = /[\p{Script=Han}\p{Script=Hangul}]/u;
const latin = /^[\p{Script=Latin}\p{M}\p{N}]+$/u;

/** Letters of the Latin alphabet that lose more than an accent, for all that write them. */
const latinLetters: readonly (readonly [RegExp, string])[] = [
  [/[ßẞ]/gu, "ss"],
  [/[øØöÖ]/gu, "o"],
  [/[đĐðÐ]/gu, "d"],
  [/[þÞ]/gu, "th"],
  [/[ıİ]/gu, "i"],
];

/**
 * One word of any script in Latin letters; Arabic articles and the syllables of Chinese and Korean
 * names become words of their own.
 * @param word letters, marks and digits in normalization form KC
 * @param alone whether the word is a whole name, without others beside it
 */
export function romanise(word: string, alone: boolean): LatinWord[] {
  if (unvowelled.test(word))
    return consonantWords(word).map((part) => ({ ...part, unvowelled: part.text !== "al" }));
  return romanised(word, alone).flatMap(({ written, letters }) => {
    const text = anyAscii(letters)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "");
    return text === "" ? [] : [{ written, text, unvowelled: false }];
  });
}

function romanised(word: string, alone: boolean): { written: string; letters: string }[] {
  if (syllables.test(word)) return hanWords(word, alone);
  let letters = word;
  if (greek.test(word)) letters = rewriteGreek(word);
  else if (latin.test(word))
    for (const [letter, plain] of latinLetters) letters = letters.replace(letter, plain);
  return [{ written: word, letters }];
}
