export { appendLeaves, emptyTree, merkleRoot, rootOf, type Accumulator } from "./accumulator.ts";
export { consistencyRanges, verifyConsistency } from "./consistency.ts";
export { emptyRoot, leafHash } from "./hashes.ts";
export { inclusionRanges, verifyInclusion } from "./inclusion.ts";
export { foldSubtrees, subtreesOf, type LeafRange, type Subtree } from "./subtrees.ts";
export { hashOfSubtree, provingTree } from "./tree.ts";
