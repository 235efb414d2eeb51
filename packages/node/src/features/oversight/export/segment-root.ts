import { createHash } from "node:crypto";

/** Leaves that follow one another in a tree of `size` leaves, the first at `first`. */
type LeafSegment = { leaves: readonly Uint8Array[]; first: number; size: number };

/**
 * The root of a tree (RFC 6962 §2.1) from some leaves that follow one another and the hashes of what
 * lies before and behind them, which the inclusion proofs of the first and of the last leaf hold.
 * @param known hashes by range, `begin-end`
 * @param rootOf the root of a tree with given leaves
 * @returns null when a hash is missing
 */
export function rootOfSegment(
  { leaves, first, size }: LeafSegment,
  known: ReadonlyMap<string, Uint8Array>,
  rootOf: (leaves: readonly Uint8Array[]) => Uint8Array,
): Uint8Array | null {
  const behind = first + leaves.length;
  const hashOf = (begin: number, end: number): Uint8Array | null => {
    if (begin >= first && end <= behind) return rootOf(leaves.slice(begin - first, end - first));
    if (end <= first || begin >= behind) return known.get(`${begin}-${end}`) ?? null;
    const split = begin + 2 ** (Math.ceil(Math.log2(end - begin)) - 1);
    const left = hashOf(begin, split);
    const right = hashOf(split, end);
    return left && right && nodeHash(left, right);
  };
  return hashOf(0, size);
}

/** The hash of an inner node: SHA-256 over 0x01 and both children. */
function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest();
}
