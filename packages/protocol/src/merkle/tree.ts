import { consistencyRanges } from "./consistency.ts";
import { nodeHash } from "./hashes.ts";
import { inclusionRanges } from "./inclusion.ts";
import { foldSubtrees, subtreesOf, type LeafRange, type Subtree } from "./subtrees.ts";

/** Proofs out of a tree whose complete subtrees' hashes are at hand. */
export type ProvingTree = {
  /** @throws RangeError when the tree of `size` leaves has no such leaf */
  readonly inclusion: (index: number, size: number) => Uint8Array[];
  /** @throws RangeError unless 0 < `from` ≤ `to` */
  readonly consistency: (from: number, to: number) => Uint8Array[];
};

/** @param hashOf the hash of a complete subtree; level 0 are the leaves */
export function provingTree(hashOf: (subtree: Subtree) => Uint8Array): ProvingTree {
  const hashesOf = (ranges: readonly LeafRange[]): Uint8Array[] =>
    ranges.map((range) => foldSubtrees(subtreesOf(range).map(hashOf)));
  return {
    inclusion: (index, size) => hashesOf(inclusionRanges(index, size)),
    consistency: (from, to) => hashesOf(consistencyRanges(from, to)),
  };
}

/** The hash of a complete subtree from leaves in memory. */
export function hashOfSubtree(
  leaves: readonly Uint8Array[],
  { level, index }: Subtree,
): Uint8Array {
  if (level > 0)
    return nodeHash(
      hashOfSubtree(leaves, { level: level - 1, index: 2 * index }),
      hashOfSubtree(leaves, { level: level - 1, index: 2 * index + 1 }),
    );
  const leaf = leaves[index];
  if (!leaf) throw new RangeError(`there is no leaf ${index}`);
  return leaf;
}
