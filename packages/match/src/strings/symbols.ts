/** How many symbols words are written in: `a`–`z`, `0`–`9`, and one for whatever else. */
export const symbolCount = 37;

const table = new Uint8Array(128).fill(symbolCount - 1);
for (let at = 0; at < 26; at++) table[97 + at] = at;
for (let at = 0; at < 10; at++) table[48 + at] = 26 + at;

/** The number of a symbol, from 0 to 36, by its code unit. */
export function symbolOf(code: number): number {
  return code < 128 ? table[code]! : symbolCount - 1;
}

/** The symbols of a word as bits (digits share six): words with far sets are far apart. */
export function symbolsOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const symbol = symbolOf(word.charCodeAt(at));
    bits |= 1 << (symbol < 26 ? symbol : 26 + (symbol % 5));
  }
  return bits;
}
