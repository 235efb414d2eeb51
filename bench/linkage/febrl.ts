import {
  createRegister,
  deduplicate,
  findCandidates,
  finish,
  linkRegisters,
  type ScoredPair,
} from "../../packages/match/src/index.ts";
import { accuracyOf, bestF1, clusterAccuracy, rounded, truePairs } from "./accuracy.ts";
import { readFebrl, type TrueRecord } from "./read-records.ts";
import { usedSinceStart } from "./used.ts";

/** The threshold that is fixed beforehand, the same for all files. */
const threshold = 0.95;
/** Low enough that the best threshold is among the pairs given back. */
const nearlyAll = 0.001;

/** Links febrl4a to febrl4b: 5,000 records each, one of each person. */
export async function febrl4() {
  const [left, right] = [readFebrl("febrl4a"), readFebrl("febrl4b")];
  const { pairs } = await linkRegisters(registerOf(left), registerOf(right), {
    threshold: nearlyAll,
  });
  const used = usedSinceStart();
  const wanted = truePairs(
    [...left, ...right].map(({ truth }) => truth),
    [...left.map(() => 0), ...right.map(() => 1)],
  );
  const rightOf = judge([...left, ...right]);
  return {
    f1_at_95: accuracyOf(atThreshold(pairs).map(rightOf), wanted).f1,
    best_f1: bestF1(pairs.map(rightOf), wanted),
    ...used,
  };
}

/** Finds the duplicates of febrl3: 5,000 records of 2,000 persons. */
export async function febrl3() {
  const rows = readFebrl("febrl3");
  const { pairs, clusters } = await deduplicate(registerOf(rows), { threshold: nearlyAll });
  const used = usedSinceStart();
  return duplicates(rows, pairs, clusters, used);
}

/** What is reported of finding duplicates. */
export function duplicates(
  rows: readonly TrueRecord[],
  pairs: readonly ScoredPair[],
  clusters: readonly (readonly string[])[],
  used: { cpu_s: number; rss_mib: number },
) {
  const wanted = truePairs(rows.map(({ truth }) => truth));
  const rightOf = judge(rows);
  const truths = new Map(rows.map(({ record, truth }) => [record.id, truth]));
  const clustered = clusterAccuracy(clusters, (id) => truths.get(id) ?? "", wanted);
  return {
    f1_at_95: accuracyOf(atThreshold(pairs).map(rightOf), wanted).f1,
    best_f1: bestF1(pairs.map(rightOf), wanted),
    clustered_f1: clustered.f1,
    clustered_precision: clustered.precision,
    clustered_recall: clustered.recall,
    ...used,
  };
}

/** The share of the true pairs that blocking brings together, and how many pairs it gives. */
export function blockingOf(rows: readonly TrueRecord[]) {
  const register = registerOf(rows);
  const candidates = finish(findCandidates(register));
  let [found, all] = [0, 0];
  for (const [row, { truth }] of rows.entries()) {
    const count = candidates.find(row);
    all += count;
    for (const other of candidates.found.subarray(0, count))
      if (rows[other]!.truth === truth) found += 1;
  }
  const wanted = truePairs(rows.map(({ truth }) => truth));
  return { pair_recall_of_blocking: rounded(found / wanted), candidate_pairs: all };
}

/** A register of the rows, in their order. */
export function registerOf(rows: readonly TrueRecord[]) {
  return createRegister(
    "Person",
    rows.map(({ record }) => record),
  );
}

function atThreshold(pairs: readonly ScoredPair[]): ScoredPair[] {
  return pairs.filter(({ probability }) => probability >= threshold);
}

function judge(rows: readonly TrueRecord[]): (pair: ScoredPair) => boolean {
  const truths = new Map(rows.map(({ record, truth }) => [record.id, truth]));
  return ({ left, right }) => truths.get(left) === truths.get(right);
}
