import type { FieldEvidence, LinkageModel } from "../linkage-types.ts";
import { probabilityOf } from "../scoring/probability.ts";

/** What somebody decided of a pair, and on which level each field agreed. */
export type Decision = {
  readonly same: boolean;
  readonly levels: readonly Pick<FieldEvidence, "field" | "level" | "rarity">[];
};

/** How far weights usually are from those the model has, in bits: what decisions are held against. */
const usualDistance = 1.5;
const rounds = 60;
/** Weights never go further than this, in bits: no number of decisions makes anything certain. */
const largestWeight = 30;

/**
 * The model with the weights that decisions speak for: the most probable ones under a normal
 * distribution around the present weights (logistic regression with a ridge, by coordinate-wise Newton
 * steps). Only pairs that look alike are ever decided. That does not distort these weights, since they
 * ask how probable "same" is given what agrees, as counting agreements among the decided pairs would.
 * What decisions say nothing of stays as it is. The order of the decisions does not matter.
 * @param model with the prior of the register that the decisions were taken in
 */
export function learnFromDecisions(
  model: LinkageModel,
  decisions: readonly Decision[],
): LinkageModel {
  const places = placesOf(model);
  const rows = decisions.map(({ same, levels }) => ({
    same,
    rarity: levels.reduce((sum, { rarity }) => sum + rarity, 0),
    held: levels.flatMap(({ field, level }) => places.get(nameOf(field, level)) ?? []),
  }));
  const before = model.fields.flatMap(({ levels }) => levels.map(({ m, u }) => Math.log2(m / u)));
  const weights = [...before];
  const scores = rows.map(({ held, rarity }) =>
    held.reduce((sum, place) => sum + before[place]!, rarity),
  );
  const rowsOf = Map.groupBy(
    rows.flatMap(({ held }, row) => held.map((place) => ({ place, row }))),
    ({ place }) => place,
  );
  for (let round = 0; round < rounds; round++)
    for (const [place, holders] of [...rowsOf].toSorted(([one], [other]) => one - other)) {
      let slope = (before[place]! - weights[place]!) / usualDistance ** 2;
      let curve = 1 / usualDistance ** 2;
      for (const { row } of holders) {
        const expected = probabilityOf(scores[row]!, model.prior);
        slope += ((rows[row]!.same ? 1 : 0) - expected) * Math.LN2;
        curve += expected * (1 - expected) * Math.LN2 ** 2;
      }
      const wanted = weights[place]! + Math.max(-1, Math.min(1, slope / curve));
      const next = Math.max(-largestWeight, Math.min(largestWeight, wanted));
      for (const { row } of holders) scores[row]! += next - weights[place]!;
      weights[place] = next;
    }
  return withWeights(model, places, weights);
}

function nameOf(field: string, level: string): string {
  return `${field} ${level}`;
}

function placesOf(model: LinkageModel): Map<string, number> {
  const names = model.fields.flatMap(({ id, levels }) =>
    levels.map((level) => nameOf(id, level.id)),
  );
  return new Map(names.map((name, place) => [name, place]));
}

/** Of m and u that one gives way which stays a probability: u where agreement speaks for, m against. */
function withWeights(
  model: LinkageModel,
  places: ReadonlyMap<string, number>,
  weights: readonly number[],
): LinkageModel {
  const fields = model.fields.map((field) => ({
    ...field,
    levels: field.levels.map((level) => {
      const weight = weights[places.get(nameOf(field.id, level.id))!]!;
      return weight < 0
        ? { ...level, m: level.u * 2 ** weight }
        : { ...level, u: level.m / 2 ** weight };
    }),
  }));
  return { ...model, fields };
}
