import type { SplitWord } from "./split-name.ts";

/** One to three syllables of Mandarin in Pinyin, more or less. */
const syllables =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[iu]?(?:a[ion]?|ang?|e[in]?|eng?)|iu|ui|uo|i[n]?|ing|o[un]?|i?ong|u[n]?|er)){1,3}$/;

const mostWords = 3;

/** Whether a name of a person can be a Chinese one: two or three words, all of Chinese syllables. */
export function isChinese(words: readonly SplitWord[]): boolean {
  return (
    words.length > 1 &&
    words.length <= mostWords &&
    words.every(({ text }) => text.length < 12 && syllables.test(text))
  );
}
