const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen twenty";
const ordinals = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth";
const tens = "twenty thirty forty fifty sixty seventy eighty ninety";

const values: ReadonlyMap<string, number> = new Map([
  ...small.split(" ").map((word, value) => [word, value] as const),
  ...ordinals.split(" ").map((word, value) => [word, value] as const),
  ...tens.split(" ").map((word, at) => [word, (at + 2) * 10] as const),
]);

const roman: ReadonlyMap<string, number> = new Map(
  "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
    .split(" ")
    .map((word, at) => [word, at + 1] as const),
);

/**
 * The number that a word of an organisation's or ship's name says: digits, English number words,
 * ordinals (`1st`), Roman numerals.
 * @param word over `[a-z0-9]`
 * @param numeral whether single Roman letters count
 * @returns undefined when it is no number
 */
export function numberOf(word: string, numeral: boolean): string | undefined {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return /^0*(\d{1,9})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  const value = values.get(word) ?? (word.length > 1 || numeral ? roman.get(word) : undefined);
  return value === undefined ? undefined : String(value);
}
