import { hashBytes, nodeHash, sameHash } from "./hashes.ts";
import { splitOf, type LeafRange } from "./subtrees.ts";

/**
 * The ranges whose hashes prove that a leaf is in a tree, from the leaf upwards (RFC 6962 §2.1.1).
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isIndex(index) || !isIndex(size) || index >= size)
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const split = begin + splitOf(end - begin);
    if (index < split) {
      ranges.push({ begin: split, end });
      end = split;
    } else {
      ranges.push({ begin, end: split });
      begin = split;
    }
  }
  return ranges.toReversed();
}

/** That a leaf is in a tree. */
export type InclusionClaim = {
  /** The leaf's place, from 0. */
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
};

/** Whether `proof` shows the claim to be true (RFC 9162 §2.1.3.2). Anything malformed shows nothing. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  const { index, leaf, size, root } = claim;
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  if ([leaf, root, ...proof].some((hash) => hash.length !== hashBytes)) return false;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return false;
  const found = proof.reduce<Uint8Array>((hash, sibling, at) => {
    const onTheLeft = ranges[at]!.end <= index;
    return onTheLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }, leaf);
  return sameHash(found, root);
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
