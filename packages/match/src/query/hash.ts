/** A hash of 32 bits of a text, begun from a seed (FNV-1a over UTF-16, then mixed). */
export function hashText(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** The hash of a text without one of its characters, as {@link hashText} gives it. */
export function hashWithout(text: string, left: number, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    if (at !== left) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** One hash of two, in this order. */
export function hashBoth(one: number, other: number): number {
  return mixed(Math.imul(one, 0x9e3779b1) ^ (other + 0x7f4a7c15));
}

/** One hash of two in no order. */
export function hashUnordered(one: number, other: number): number {
  return one < other ? hashBoth(one, other) : hashBoth(other, one);
}

/** The finaliser of MurmurHash3 (Austin Appleby). */
function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
