/** Spellings of one sound, most specific first; upper-case letters are finished classes. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, "$1"],
  [/^(?:ou|u|oe)(?=[aeiy])|^w(?=[aeiouylr])/, "f"],
  [/^y(?=[aeiou])/, "J"],
  [/ij(?![aou])/g, "i"],
  [/(?<=[oe]v)ic$/, "iS"],
  [/chr/g, "kr"],
  [/t?s?sch|sh?ch|tch|tsj|sj|ch|sh/g, "S"],
  [/dzh|dj|gj|xh|zh|j/g, "J"],
  [/kh/g, "H"],
  [/ck|qu?/g, "k"],
  [/ph|v/g, "f"],
  [/mh/g, "mH"],
  [/([bdfgklnprt])h/g, "$1"],
  [/gh/g, "g"],
  [/c(?=[eiy])|cz|sz|tz|ts|z|s/g, "S"],
  [/x/g, "kS"],
  [/c/g, "k"],
  [/dt/g, "t"],
  [/h$/, ""],
];

/**
 * The sound of a word as a short consonant skeleton that holds across languages and scripts:
 * Mohamed, Muhammad, M'hamed and محمد all give `MHMT`. A first vowel is `A`, later vowels go,
 * since Arabic and Hebrew do not write them.
 * @param word lower-case Latin letters and digits (a word of {@link nameWords})
 * @returns 1 to 8 characters over `[A-Z0-9]`; empty for an empty word
 */
export function soundOf(word: string): string {
  let text = word.slice(0, 40);
  for (const [pattern, replacement] of spellings) text = text.replace(pattern, replacement);
  const first = /^[aeiouyw]/.test(text) ? "A" : "";
  const code = (first + text.replace(/[aeiouyw]/g, ""))
    .toUpperCase()
    .replace(/D/g, "T")
    .replace(/(.)\1+/g, "$1")
    .slice(0, 8);
  return code.length > 1 ? code : code + lastVowel(word) || word.slice(0, 1).toUpperCase();
}

/** Very short names (Li, Lea, Eva without its consonant) keep a vowel, or all would be one. */
function lastVowel(word: string): string {
  const vowel = /[aeiouyw](?=[^aeiouyw]*$)/.exec(word.slice(0, 40))?.[0] ?? "";
  return { a: "A", e: "E", i: "E", y: "E", o: "O", u: "O", w: "O" }[vowel] ?? "";
}
