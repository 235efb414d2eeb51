import { rowsOfStep, type Steps } from "../steps.ts";
import { PairHeap } from "./pair-heap.ts";

/** Scored pairs of rows. */
export type ScoredRows = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Log-odds in bits that both rows are of the same thing. */
  readonly odds: Float64Array;
};

/** What of clustering can be set. */
export type ClusterOptions = {
  /** Mean log-odds in bits from which two clusters become one. */
  readonly least: number;
  /** Log-odds in bits of two rows that were not scored because they share nothing rare. */
  readonly unscored: number;
  /** False when two clusters contradict each other; asked with their rows before they are joined. */
  readonly allowed?: (one: readonly number[], other: readonly number[]) => boolean;
};

/** Evidence of one pair counts up to this, so that a single one does not outweigh many. */
const mostBits = 12;

/** What is known between a cluster and others; one link serves both ends and is never changed. */
type Links = Map<number, { readonly sum: number; readonly count: number }>;

/**
 * Clusters rows by average linkage: two clusters become one, the strongest first, when all pairs
 * between them speak for it on average. So a single strong pair does not chain two persons
 * together, and rows that say little join through those that say more.
 * @param rowCount rows are numbered below this
 * @returns the cluster of each row, by the number of one of its rows
 */
export function* clusterRows(
  rowCount: number,
  pairs: ScoredRows,
  options: ClusterOptions,
): Steps<Int32Array> {
  const { least, unscored, allowed } = options;
  const clusterOf = Int32Array.from({ length: rowCount }, (_, row) => row);
  const members: (number[] | undefined)[] = [];
  const links: (Links | undefined)[] = [];
  const heap = new PairHeap();
  const membersOf = (cluster: number) => (members[cluster] ??= [cluster]);
  const meanOf = (one: number, other: number, { sum, count }: { sum: number; count: number }) => {
    const all = membersOf(one).length * membersOf(other).length;
    return (sum + (all - count) * unscored) / all;
  };

  for (let at = 0; at < pairs.odds.length; at++) {
    const [one, other] = [pairs.left[at]!, pairs.right[at]!];
    const odds = Math.max(-mostBits, Math.min(mostBits, pairs.odds[at]!));
    const link = { sum: odds, count: 1 };
    (links[one] ??= new Map()).set(other, link);
    (links[other] ??= new Map()).set(one, link);
    if (odds > least) heap.push(one, other, pairs.odds[at]!);
  }

  while (heap.size > 0) {
    if (heap.size % rowsOfStep === 0) yield;
    const { one, other, strength } = heap.pop();
    const link = links[one]?.get(other);
    if (!link) continue;
    const mean = meanOf(one, other, link);
    if (mean <= least) continue;
    if (mean < Math.min(strength, mostBits) - 1e-9) {
      heap.push(one, other, mean);
      continue;
    }
    if (allowed && !allowed(membersOf(one), membersOf(other))) {
      links[one]!.delete(other);
      links[other]!.delete(one);
      continue;
    }
    const [kept, gone] = links[one]!.size < links[other]!.size ? [other, one] : [one, other];
    const [keptLinks, goneLinks] = [links[kept]!, links[gone]!];
    for (const row of membersOf(gone)) clusterOf[row] = kept;
    members[kept] = [...membersOf(kept), ...membersOf(gone)];
    links[gone] = undefined;
    keptLinks.delete(gone);
    for (const [third, { sum, count }] of goneLinks) {
      if (third === kept) continue;
      const known = keptLinks.get(third) ?? { sum: 0, count: 0 };
      const joined = { sum: known.sum + sum, count: known.count + count };
      keptLinks.set(third, joined);
      const back = links[third]!;
      back.delete(gone);
      back.set(kept, joined);
      const next = meanOf(kept, third, joined);
      if (next > least) heap.push(kept, third, next);
    }
  }
  return clusterOf;
}
