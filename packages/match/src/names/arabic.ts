const arabicWord = /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/gu;

/** Vowel signs, tatweel and the bare hamza: written by some, left out by most. */
const unwritten = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0621]/gu;

/** In order: what a transliteration letter by letter would lose or misread. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/^ولد$/u, "ould"],
  [/^(?:و?ال|لل)(?=.{3})/u, ""],
  [/^[اأإآٱع]/u, "a"],
  [/^و/u, "wa"],
  [/^[يی]/u, "ya"],
  [/و$/u, "u"],
  [/[يی]$/u, "i"],
  [/[ةهۀ]$/u, ""],
  [/[اأإآٱعئؤىةۀويیې]/gu, ""],
  // two neighbours must not read as a digraph (z + h is not zh)
  [/(?<=[^a])(?=[هح])|(?<=[تط])(?=[سز])|(?<=د)(?=[جز])/gu, "a"],
];

/**
 * Rewrites the Arabic words of a text so that a plain transliteration of them gives a consonant
 * skeleton that Latin spellings can meet: the article goes, a vowel at the start or end stays
 * visible, letters that are only vowels inside a word go.
 * @param text any text in normalization form KC
 * @returns the text; words in other scripts are untouched
 */
export function prepareArabic(text: string): string {
  return text.replace(arabicWord, (word) => {
    let result = word.replace(unwritten, "");
    for (const [pattern, replacement] of rewrites) result = result.replace(pattern, replacement);
    return result;
  });
}
