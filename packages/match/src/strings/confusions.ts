import type { EditCosts } from "./edit-distance.ts";
import { symbolCount, symbolOf } from "./symbols.ts";

/** Keys that lie side by side on the keyboards of the region (QWERTY, QWERTZ, AZERTY). */
const neighbours =
  "qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol " +
  "az sx dc fv gb hn jm az ze qs wx tz zu lm 12 23 34 45 56 67 78 89 90";

/** Letters that look alike on paper and to a scanner. */
const lookalikes = "0o 0d 0q 1l 1i 1j il ij 5s 8b 9g 6b 6g 2z 4a 7t uv ce nh";

/** Two letters that a scanner reads as one: left of the colon, what is read as what is right of it. */
const merged = "rn:m nn:m vv:w uu:w ii:u cl:d ri:n li:h lc:k";

/** Letters that stand for near sounds in names. */
const near =
  "ck cq kq cs sz vw fv bp dt gk gj jy iy mn xs ae ei eo ao ou ai oi uy ie cz wu bv ph iu au eu";

/** Two letters that one language writes where another writes one. */
const digraphs = "ou:u oe:o ue:u oo:u ee:i ie:i ae:a aa:a ph:f ck:k ch:k kh:h gh:g dj:j sh:s";

/** What slips of the pen, of the ear, of the finger and of a scanner cost in a written word. */
export const spellingCosts: EditCosts = {
  substitute: pairs([
    [near, 0.6],
    [neighbours, 0.8],
    [lookalikes, 0.4],
  ]),
  drop: drops("aeiouy", 0.7, { h: 0.5 }),
  double: 0.25,
  swap: 0.6,
  mergeInto: merges(`${digraphs} ${merged}`),
  merge: 0.4,
};

/** Symmetric costs of pairs; later rows cheapen earlier ones, everything else costs 1. */
export function pairs(rows: readonly (readonly [string, number])[]): Float64Array {
  const table = new Float64Array(symbolCount * symbolCount).fill(1);
  for (const [words, cost] of rows)
    for (const [one, other] of words.split(" ")) {
      const [from, to] = [symbolAt(one), symbolAt(other)];
      const known = Math.min(table[from * symbolCount + to]!, cost);
      table[from * symbolCount + to] = known;
      table[to * symbolCount + from] = known;
    }
  return table;
}

/** Costs of lost letters: all vowels one cost, some letters their own, everything else 1. */
export function drops(
  vowels: string,
  vowel: number,
  others: Readonly<Record<string, number>>,
): Float64Array {
  const table = new Float64Array(symbolCount).fill(1);
  for (const letter of vowels) table[symbolAt(letter)] = vowel;
  for (const [letter, cost] of Object.entries(others)) table[symbolAt(letter)] = cost;
  return table;
}

/** A table of pairs that are read as one symbol, from `first second : one` without blanks. */
export function merges(entries: string): Int8Array {
  const table = new Int8Array(symbolCount * symbolCount).fill(-1);
  for (const [first, second, , one] of entries.split(" ").filter(Boolean))
    table[symbolAt(first) * symbolCount + symbolAt(second)] = symbolAt(one);
  return table;
}

function symbolAt(letter: string | undefined): number {
  return symbolOf(letter?.charCodeAt(0) ?? 0);
}
