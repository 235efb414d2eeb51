import { hashBytes, nodeHash, sameHash } from "./hashes.ts";
import { splitOf, type LeafRange } from "./subtrees.ts";

/**
 * The ranges whose hashes prove that a tree of `to` leaves began as one of `from` (RFC 6962 §2.1.2).
 * @throws RangeError unless 0 < `from` ≤ `to`: a tree without leaves proves nothing
 */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  if (!areSizes(from, to)) throw new RangeError(`no proof leads from ${from} leaves to ${to}`);
  const { ranges, kept } = walk(from, to);
  return kept === null ? ranges : [kept, ...ranges];
}

/** That the later tree has the earlier one's leaves at its beginning. */
export type ConsistencyClaim = {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
};

/** Whether `proof` shows the claim to be true (RFC 9162 §2.1.4.2). Anything malformed shows nothing. */
export function verifyConsistency(
  { from, to }: ConsistencyClaim,
  proof: readonly Uint8Array[],
): boolean {
  if (!areSizes(from.size, to.size)) return false;
  if (from.size === to.size) return proof.length === 0 && Buffer.compare(from.root, to.root) === 0;
  if ([from.root, to.root, ...proof].some((hash) => hash.length !== hashBytes)) return false;
  const { ranges, kept } = walk(from.size, to.size);
  const path = kept === null ? [from.root, ...proof] : proof;
  const [start, ...siblings] = path;
  if (!start || siblings.length !== ranges.length) return false;
  let earlier = start;
  let later = start;
  for (const [at, sibling] of siblings.entries()) {
    if (ranges[at]!.end <= from.size) {
      earlier = nodeHash(sibling, earlier);
      later = nodeHash(sibling, later);
    } else later = nodeHash(later, sibling);
  }
  return sameHash(earlier, from.root) && sameHash(later, to.root);
}

/**
 * Goes down the later tree to the last subtree that the earlier one has whole.
 * @returns the ranges beside the way, from below; and that subtree, or null when it is the whole earlier
 *   tree, whose hash is known
 */
function walk(from: number, to: number): { ranges: LeafRange[]; kept: LeafRange | null } {
  const ranges: LeafRange[] = [];
  let begin = 0;
  let end = to;
  while (end !== from) {
    const split = begin + splitOf(end - begin);
    if (from <= split) {
      ranges.push({ begin: split, end });
      end = split;
    } else {
      ranges.push({ begin, end: split });
      begin = split;
    }
  }
  return { ranges: ranges.toReversed(), kept: begin === 0 ? null : { begin, end } };
}

function areSizes(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && from <= to;
}
