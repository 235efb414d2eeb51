import { findCandidates } from "./blocking/find-candidates.ts";
import { clusterRows, type ScoredRows } from "./clusters/clusters.ts";
import { agreeing } from "./clusters/contradiction.ts";
import { defaultModel } from "./learning/default-model.ts";
import { learnInSteps } from "./learning/learn-model.ts";
import type { LinkageModel } from "./linkage-types.ts";
import { Register } from "./register/register.ts";
import { bitsFor, priorAt, probabilityOf } from "./scoring/probability.ts";
import { scoreCandidates } from "./scoring/score-candidates.ts";
import { Scorer } from "./scoring/scorer.ts";
import { finishWithPauses, type Steps } from "./steps.ts";

/** Two records with the evidence for their being of the same thing. */
export type ScoredPair = {
  readonly left: string;
  readonly right: string;
  /** Sum of the evidence in bits, without the prior. */
  readonly bits: number;
  readonly probability: number;
};

/** How registers are linked. */
export type LinkOptions = {
  /** Without it, one is learned from the records, or the default one taken when they are few. */
  readonly model?: LinkageModel;
  /** Probability from which pairs are given back; 0.95 when it is left out. */
  readonly threshold?: number;
  /** Stops within some 20 ms; what was begun throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is told the share (0 to 1) that is done. */
  readonly onProgress?: (share: number) => void;
};

const usualThreshold = 0.95;
/** Registers of fewer records tell too little to learn from. */
const enoughToLearn = 1000;
/** Log-odds in bits of two records that share nothing rare. */
const unscored = -4;

/**
 * Finds the records of a register that are of the same thing. Works in slices of some 15 ms with
 * pauses between them, so that a server stays responsive; the register must not change meanwhile.
 * @returns pairs from the threshold on, strongest first; clusters of two and more records, also
 *   of records that are alike only through others, in which nothing contradicts (a person has one
 *   birth date); and the model used, with the prior of this register
 * @throws the signal's reason when it is aborted
 */
export function deduplicate(
  register: Register,
  options: LinkOptions = {},
): Promise<{ pairs: ScoredPair[]; clusters: string[][]; model: LinkageModel }> {
  return finishWithPauses(deduplicateInSteps(register, options), options.signal);
}

function* deduplicateInSteps(
  register: Register,
  options: LinkOptions,
): Steps<{ pairs: ScoredPair[]; clusters: string[][]; model: LinkageModel }> {
  const allPairs = (register.size * (register.size - 1)) / 2;
  const { scored, model } = yield* scoreInSteps(register, allPairs, options);
  const clusterOf = yield* clusterRows(register.rowLimit, scored, {
    least: 0,
    unscored,
    allowed: agreeing(register),
  });
  const clusters = new Map<number, string[]>();
  for (const [row, cluster] of clusterOf.entries()) {
    const id = register.idOf(row);
    if (id === undefined) continue;
    const members = clusters.get(cluster);
    if (members) members.push(id);
    else clusters.set(cluster, [id]);
  }
  options.onProgress?.(1);
  return {
    pairs: pairsFrom(register, scored, model, options.threshold ?? usualThreshold),
    clusters: [...clusters.values()].filter((members) => members.length > 1),
    model,
  };
}

/**
 * Finds the records of one register that are of the same thing as records of another; see
 * {@link deduplicate}.
 * @returns pairs from the threshold on, strongest first: `left` is an id of the left register
 * @throws RangeError when the registers are of different kinds
 */
export async function linkRegisters(
  left: Register,
  right: Register,
  options: LinkOptions = {},
): Promise<{ pairs: ScoredPair[]; model: LinkageModel }> {
  if (left.kind !== right.kind)
    throw new RangeError(`A register of ${left.kind} is not linked to one of ${right.kind}.`);
  return finishWithPauses(linkInSteps(left, right, options), options.signal);
}

function* linkInSteps(
  left: Register,
  right: Register,
  options: LinkOptions,
): Steps<{ pairs: ScoredPair[]; model: LinkageModel }> {
  const joint = new Register(left.kind);
  for (const [side, register] of [left, right].entries())
    for (let row = 0; row < register.rowLimit; row++) {
      const id = register.idOf(row);
      if (id !== undefined) joint.addFrom(register, row, `${side}${id}`);
    }
  yield;
  const sideOf = Uint8Array.from({ length: joint.rowLimit }, (_, row) => (row < left.size ? 0 : 1));
  const allPairs = left.size * right.size;
  const { scored, model } = yield* scoreInSteps(joint, allPairs, options, sideOf);
  const pairs = pairsFrom(joint, scored, model, options.threshold ?? usualThreshold);
  options.onProgress?.(1);
  return {
    pairs: pairs.map((pair) => ({ ...pair, left: pair.left.slice(1), right: pair.right.slice(1) })),
    model,
  };
}

function* scoreInSteps(
  register: Register,
  allPairs: number,
  options: LinkOptions,
  sideOf?: Uint8Array,
): Steps<{ scored: ScoredRows; model: LinkageModel }> {
  const report = options.onProgress ?? (() => undefined);
  const candidates = yield* findCandidates(register, sideOf);
  report(0.2);
  const known = defaultModel(register.kind);
  const given = options.model ?? (register.size < enoughToLearn ? known : undefined);
  const model = given
    ? { ...given, prior: priorAt(given, register.size), size: register.size }
    : yield* learnInSteps(register, candidates, known, Math.max(1, allPairs));
  report(0.5);
  const scorer = new Scorer(register, model);
  const progress = (share: number) => report(0.5 + share * 0.4);
  return { scored: yield* scoreCandidates(scorer, candidates, model.prior, progress), model };
}

function pairsFrom(
  register: Register,
  { left, right, odds }: ScoredRows,
  { prior }: LinkageModel,
  threshold: number,
): ScoredPair[] {
  const least = bitsFor(threshold, 0.5);
  const shift = bitsFor(0.5, prior);
  const places = [...odds.keys()].filter((at) => odds[at]! >= least);
  return places
    .toSorted((one, other) => odds[other]! - odds[one]!)
    .map((at) => ({
      left: register.idOf(left[at]!)!,
      right: register.idOf(right[at]!)!,
      bits: odds[at]! + shift,
      probability: probabilityOf(odds[at]!, 0.5),
    }));
}
