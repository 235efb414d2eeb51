import { emptyRoot, nodeHash } from "./hashes.ts";
import { foldSubtrees, type Subtree } from "./subtrees.ts";

/**
 * A tree to which leaves are appended, without the leaves: the hashes of its greatest complete
 * subtrees, from left to right, one for each bit of the size.
 */
export type Accumulator = { readonly size: number; readonly peaks: readonly Uint8Array[] };

/** A tree without leaves. */
export const emptyTree: Accumulator = { size: 0, peaks: [] };

/**
 * Appends leaves.
 * @param onSubtree told of each complete subtree that comes into being, leaves not included
 */
export function appendLeaves(
  tree: Accumulator,
  leafHashes: readonly Uint8Array[],
  onSubtree?: (subtree: Subtree, hash: Uint8Array) => void,
): Accumulator {
  let { size } = tree;
  const peaks = [...tree.peaks];
  for (const leaf of leafHashes) {
    let hash = leaf;
    let index = size;
    for (let level = 1; index % 2 === 1; level++) {
      const left = peaks.pop();
      if (!left) throw new RangeError("the accumulator has fewer hashes than its size says");
      index = (index - 1) / 2;
      hash = nodeHash(left, hash);
      onSubtree?.({ level, index }, hash);
    }
    peaks.push(hash);
    size++;
  }
  return { size, peaks };
}

/** The root of the tree as it stands. */
export function rootOf({ peaks }: Accumulator): Uint8Array {
  return peaks.length === 0 ? emptyRoot : foldSubtrees(peaks);
}

/** The root of a tree with these leaves. */
export function merkleRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(appendLeaves(emptyTree, leafHashes));
}
