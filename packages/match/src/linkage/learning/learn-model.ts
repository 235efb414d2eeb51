import { blocksOf } from "../blocking/blocks.ts";
import { Candidates } from "../blocking/candidates.ts";
import { rowTokens } from "../blocking/row-tokens.ts";
import type { LinkageModel } from "../linkage-types.ts";
import type { Register } from "../register/register.ts";
import { fieldsOf, readLevels } from "../scoring/level-reader.ts";
import { Scorer } from "../scoring/scorer.ts";
import { chanceLevels } from "./chance-levels.ts";
import { commonValues } from "./common-values.ts";
import { learnLevels, type LevelPairs } from "./expectation.ts";
import { startingLevels } from "./starting-levels.ts";

/** Pairs taken at random to learn how often different things agree. */
const chancePairs = 300_000;
/** Candidate pairs that EM looks at, at most. */
const learningPairs = 200_000;
const largestBlock = 30;

/** What of learning does not follow from the register. */
export type LearnOptions = {
  /** Candidates found already, so that they are not looked for twice. */
  readonly candidates?: Candidates;
};

/**
 * Learns a model from the records of a register without any labels. The same register gives the
 * same model. Fields that no record has are left out.
 */
export function learnModel(register: Register, options: LearnOptions = {}): LinkageModel {
  const fields = fieldsOf(register);
  const rows = liveRows(register);
  const u = chanceLevels(register, rows, chancePairs);
  const start = startingLevels(fields);
  const allPairs = Math.max(1, (rows.length * (rows.length - 1)) / 2);
  const candidates =
    options.candidates ??
    new Candidates(
      blocksOf(rowTokens(register), register.rowLimit, largestBlock),
      register.rowLimit,
    );
  const modelOf = (m: readonly (readonly number[])[], prior: number): LinkageModel => ({
    version: 1,
    kind: register.kind,
    prior,
    size: rows.length,
    fields: fields.map(({ id, levels }, at) => ({
      id,
      levels: levels.map((level, place) => ({ id: level, m: m[at]![place]!, u: u[at]![place]! })),
      ...commonValues(register, at),
    })),
  });
  const { pairs, weight } = samplePairs(register, rows, candidates, modelOf(start, 0.5));
  const { m, matches } = learnLevels(pairs, u, start, weight, allPairs);
  return modelOf(m, matches / allPairs);
}

/** Rows that hold a record. */
export function liveRows(register: Register): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < register.rowLimit; row++)
    if (register.idOf(row) !== undefined) rows.push(row);
  return Int32Array.from(rows);
}

/** Every so-manieth candidate pair, with its levels; the weight is how many each stands for. */
function samplePairs(
  register: Register,
  rows: Int32Array,
  candidates: Candidates,
  model: LinkageModel,
): { pairs: LevelPairs; weight: number } {
  let total = 0;
  for (const row of rows) total += candidates.find(row);
  const weight = Math.max(1, Math.ceil(total / learningPairs));
  const fields = fieldsOf(register).length;
  const most = Math.ceil(total / weight);
  const levels = new Uint8Array(most * fields);
  const rarity = new Float64Array(most);
  const scorer = new Scorer(register, model);
  let met = 0;
  let taken = 0;
  for (const row of rows) {
    const count = candidates.find(row);
    for (let at = (weight - (met % weight)) % weight; at < count; at += weight) {
      if (taken === most) break;
      const other = candidates.found[at]!;
      readLevels(register, row, other, levels, taken * fields);
      rarity[taken] = scorer.rarity(row, other);
      taken += 1;
    }
    met += count;
  }
  const pairs = {
    fields,
    levels: levels.subarray(0, taken * fields),
    rarity: rarity.subarray(0, taken),
  };
  return { pairs, weight: taken === 0 ? 1 : total / taken };
}
