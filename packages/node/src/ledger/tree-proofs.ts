import {
  consistencyRanges,
  hashOfSubtree,
  inclusionRanges,
  provingTree,
  subtreesOf,
  type LeafRange,
  type Subtree,
} from "@entente/protocol";
import { sql } from "kysely";
import type { Transaction } from "../store/store.ts";
import { keptLevel } from "./kept-level.ts";

/**
 * The proof that the tree of `to` leaves continues that of `from` (RFC 6962 §2.1.2).
 * @throws RangeError unless 0 < `from` ≤ `to`, or when leaves are missing
 */
export async function proveConsistency(
  tx: Transaction,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const hashOf = await readSubtrees(tx, consistencyRanges(from, to));
  return provingTree(hashOf).consistency(from, to);
}

/**
 * The proof that the tree of `size` leaves has this one (RFC 6962 §2.1.1).
 * @throws RangeError when it has no such leaf, or when leaves are missing
 */
export async function proveInclusion(
  tx: Transaction,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  const hashOf = await readSubtrees(tx, inclusionRanges(index, size));
  return provingTree(hashOf).inclusion(index, size);
}

/** Reads what the ranges of a proof need: kept hashes for large subtrees, leaves for small ones. */
async function readSubtrees(
  tx: Transaction,
  ranges: readonly LeafRange[],
): Promise<(subtree: Subtree) => Uint8Array> {
  const subtrees = ranges.flatMap(subtreesOf);
  const large = subtrees.filter(({ level }) => level >= keptLevel);
  const small = subtrees.filter(({ level }) => level < keptLevel);
  const { rows: nodes } = await sql<{ level: number; index: number; hash: Buffer }>`
    select level, index, hash from ledger_node
    join unnest(
      ${large.map(({ level }) => level)}::smallint[], ${large.map(({ index }) => index)}::bigint[]
    ) as wanted (level, index) using (level, index)
  `.execute(tx);
  const { rows: leaves } = await sql<{ index: number; leaf_hash: Buffer }>`
    select index, leaf_hash from ledger_leaf
    join unnest(
      ${small.map(({ level, index }) => index * 2 ** level)}::bigint[],
      ${small.map(({ level, index }) => (index + 1) * 2 ** level)}::bigint[]
    ) as wanted (first, behind) on index >= first and index < behind
  `.execute(tx);
  const kept = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  const hashes: Uint8Array[] = [];
  for (const { index, leaf_hash: hash } of leaves) hashes[index] = hash;
  return (subtree) => {
    if (subtree.level < keptLevel) return hashOfSubtree(hashes, subtree);
    const hash = kept.get(`${subtree.level}/${subtree.index}`);
    if (!hash)
      throw new RangeError(`subtree ${subtree.index} of level ${subtree.level} is missing`);
    return hash;
  };
}
