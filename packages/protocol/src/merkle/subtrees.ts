import { nodeHash } from "./hashes.ts";

/**
 * A complete subtree: 2^`level` leaves, the first of them at `index` · 2^`level`. Once its leaves are
 * there its hash never changes, whatever is appended.
 */
export type Subtree = { readonly level: number; readonly index: number };

/** The leaves from `begin` up to, not including, `end`. */
export type LeafRange = { readonly begin: number; readonly end: number };

/**
 * The complete subtrees that make up a range, from left to right.
 * @param range begins where a subtree that large may begin, as the ranges of proofs do
 */
export function subtreesOf({ begin, end }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    const width = 2 ** level;
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/**
 * The hash of a range from the hashes of its subtrees, from left to right.
 * @throws RangeError when there are none
 */
export function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (!last) throw new RangeError("a range without leaves has no hash");
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** Where the left half of a tree of `size` > 1 leaves ends: the greatest power of two below it. */
export function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}
