import type { Candidates } from "../blocking/candidates.ts";
import { findCandidates } from "../blocking/find-candidates.ts";
import type { LinkageModel, ModelField } from "../linkage-types.ts";
import type { Register } from "../register/register.ts";
import { fieldsOf, readLevels } from "../scoring/level-reader.ts";
import { Scorer } from "../scoring/scorer.ts";
import { finish, rowsOfStep, type Steps } from "../steps.ts";
import { chanceLevels } from "./chance-levels.ts";
import { commonValues } from "./common-values.ts";
import { learnLevels, type LevelPairs } from "./expectation.ts";
import { mostDifferent, startingLevels } from "./starting-levels.ts";

/** Pairs taken at random to learn how often different things agree. */
const chancePairs = 40_000;
/** Candidate pairs that EM looks at, at most. */
const learningPairs = 120_000;

/**
 * Learns a model from the records of a register without any labels. The same register gives the
 * same model.
 * @param known what is assumed of fields that few records have; without it they weigh nothing
 */
export function learnModel(register: Register, known?: LinkageModel): LinkageModel {
  return finish(learnInSteps(register, finish(findCandidates(register)), known));
}

/**
 * {@link learnModel} in steps, from candidates that were found already.
 * @param allPairs how many pairs there are, candidates or not
 */
export function* learnInSteps(
  register: Register,
  candidates: Candidates,
  known?: LinkageModel,
  allPairs: number = pairsOf(register.size),
): Steps<LinkageModel> {
  const fields = fieldsOf(register);
  const rows = liveRows(register);
  const u = yield* chanceLevels(register, rows, Math.min(chancePairs, allPairs * 4));
  const start = startingLevels(fields, known);
  const used = usedFields(register);
  const modelOf = (m: readonly (readonly number[])[], prior: number): LinkageModel => ({
    version: 1,
    kind: register.kind,
    prior,
    size: rows.length,
    fields: fields.flatMap(({ id, levels }, at): ModelField[] => {
      if (!used.includes(at)) return known?.fields.filter((field) => field.id === id) ?? [];
      const shares = levels.map((level, place) => ({
        id: level,
        m: m[at]![place]!,
        u: u[at]![place]!,
      }));
      return [{ id, levels: shares, ...commonValues(register, at) }];
    }),
  });
  const sample = yield* samplePairs(register, rows, candidates, used, modelOf(start, 0.5));
  const learned = yield* learnLevels(
    sample.pairs,
    used.map((at) => u[at]!),
    used.map((at) => start[at]!),
    sample.weight,
    allPairs,
    rows.length / 20,
    mostDifferent(used.map((at) => fields[at]!)),
  );
  const m = [...start];
  for (const [place, at] of used.entries()) m[at] = [...learned.m[place]!];
  return modelOf(m, learned.matches / allPairs);
}

function pairsOf(size: number): number {
  return Math.max(1, (size * (size - 1)) / 2);
}

/** Places of the fields of which at least two records have a value. */
function usedFields({ names, columns }: Register): number[] {
  const totals = [
    ...(names ? [0, 1, 2].map((part) => names.totalOf(part)) : []),
    ...columns.map(({ dictionary }) => dictionary.total),
  ];
  return totals.flatMap((total, at) => (total > 1 ? [at] : []));
}

/** Rows that hold a record. */
export function liveRows(register: Register): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < register.rowLimit; row++)
    if (register.idOf(row) !== undefined) rows.push(row);
  return Int32Array.from(rows);
}

/** Every so-manieth candidate pair, with its levels; the weight is how many each stands for. */
function* samplePairs(
  register: Register,
  rows: Int32Array,
  candidates: Candidates,
  used: readonly number[],
  model: LinkageModel,
): Steps<{ pairs: LevelPairs; weight: number }> {
  let total = 0;
  for (const row of rows) {
    total += candidates.find(row);
    if (row % rowsOfStep === 0) yield;
  }
  const every = Math.max(1, Math.ceil(total / learningPairs));
  const levels = new Uint8Array(Math.ceil(total / every) * used.length);
  const rarity = new Float64Array(Math.ceil(total / every));
  const scorer = new Scorer(register, model);
  const read = new Uint8Array(fieldsOf(register).length);
  let met = 0;
  let taken = 0;
  for (const row of rows) {
    const count = candidates.find(row);
    for (let at = (every - (met % every)) % every; at < count; at += every) {
      const other = candidates.found[at]!;
      readLevels(register, row, other, read, 0);
      for (const [place, field] of used.entries())
        levels[taken * used.length + place] = read[field]!;
      rarity[taken] = scorer.rarity(row, other);
      taken += 1;
    }
    met += count;
    if (row % rowsOfStep === 0) yield;
  }
  return {
    pairs: { fields: used.length, levels, rarity },
    weight: taken === 0 ? 1 : total / taken,
  };
}
