/** Longer strings are cut: time stays bounded. */
const longest = 64;

const matchedLeft = new Uint8Array(longest);
const matchedRight = new Uint8Array(longest);

/**
 * How alike two strings are after Jaro and Winkler: letters that both have near the same place,
 * transpositions, and up to four equal first letters.
 *
 * W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model
 * of Record Linkage, 1990, with its prefix scale of 0.1.
 * @param one any string; only the first 64 code units are read
 * @returns 0 to 1; 1 for equal strings, also for two empty ones; symmetric
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const jaro = jaroOf(one.slice(0, longest), other.slice(0, longest));
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/**
 * True when {@link jaroWinkler} is at least so much; most pairs of different words are told apart
 * by their lengths and letters alone.
 */
export function jaroWinklerAtLeast(least: number, one: string, other: string): boolean {
  if (one === other) return least <= 1;
  return mostJaroWinkler(one, other) >= least && jaroWinkler(one, other) >= least;
}

/** What the measure is at most: no letter can be common that the other does not have. */
function mostJaroWinkler(one: string, other: string): number {
  if (one.length > longest || other.length > longest) return 1;
  if (one.length === 0 || other.length === 0) return 0;
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  const common = Math.min(lettersOf(one, lettersIn(other)), lettersOf(other, lettersIn(one)));
  const jaro = (common / one.length + common / other.length + 1) / 3;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Which letters a string has, one bit for each (several letters share one). */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many places of a string hold one of these letters. */
function lettersOf(text: string, letters: number): number {
  let count = 0;
  for (let at = 0; at < text.length; at++)
    if (letters & (1 << (text.charCodeAt(at) & 31))) count += 1;
  return count;
}

function jaroOf(one: string, other: string): number {
  if (one === other) return 1;
  const [left, right] = one.length < other.length ? [one, other] : ordered(one, other);
  if (left.length === 0) return 0;
  const reach = Math.max(0, (right.length >> 1) - 1);
  matchedLeft.fill(0, 0, left.length);
  matchedRight.fill(0, 0, right.length);
  let common = 0;
  for (let at = 0; at < left.length; at++) {
    const letter = left.charCodeAt(at);
    const end = Math.min(right.length, at + reach + 1);
    for (let there = Math.max(0, at - reach); there < end; there++) {
      if (matchedRight[there] === 1 || right.charCodeAt(there) !== letter) continue;
      matchedLeft[at] = 1;
      matchedRight[there] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  let there = 0;
  for (let at = 0; at < left.length; at++) {
    if (matchedLeft[at] === 0) continue;
    while (matchedRight[there] === 0) there += 1;
    if (left.charCodeAt(at) !== right.charCodeAt(there)) outOfOrder += 1;
    there += 1;
  }
  return (common / left.length + common / right.length + (common - outOfOrder / 2) / common) / 3;
}

/** Of two strings the shorter first, of equal length the smaller: so the measure is symmetric. */
function ordered(one: string, other: string): [string, string] {
  if (one.length !== other.length) return [other, one];
  return one < other ? [one, other] : [other, one];
}
