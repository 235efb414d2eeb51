import type { Candidates } from "../blocking/candidates.ts";
import type { ScoredRows } from "../clusters/clusters.ts";
import { GrowingInts } from "../register/growing-ints.ts";
import { rowsOfStep, type Steps } from "../steps.ts";
import { bitsFor } from "./probability.ts";
import type { Scorer } from "./scorer.ts";

/** Pairs with lower log-odds in bits are as good as not scored. */
const leastOdds = -8;

/**
 * Scores all candidate pairs.
 * @param prior probability of a match before any evidence
 * @param onProgress is told the share (0 to 1) that is done
 */
export function* scoreCandidates(
  scorer: Scorer,
  candidates: Candidates,
  prior: number,
  onProgress: (share: number) => void,
): Steps<ScoredRows> {
  const { rowLimit } = scorer.register;
  const shift = -bitsFor(0.5, prior);
  const [left, right] = [new GrowingInts(), new GrowingInts()];
  const odds: number[] = [];
  for (let row = 0; row < rowLimit; row++) {
    const count = candidates.find(row);
    for (let at = 0; at < count; at++) {
      const other = candidates.found[at]!;
      const bits = scorer.bits(row, other) + shift;
      if (bits < leastOdds) continue;
      left.push(row);
      right.push(other);
      odds.push(bits);
    }
    if (row % rowsOfStep !== 0) continue;
    onProgress(row / rowLimit);
    yield;
  }
  return {
    left: left.values.slice(0, left.length),
    right: right.values.slice(0, right.length),
    odds: Float64Array.from(odds),
  };
}
