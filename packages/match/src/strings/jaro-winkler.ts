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
