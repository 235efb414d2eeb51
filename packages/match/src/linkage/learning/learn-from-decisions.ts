import type { Comparison, LinkageModel, ModelField } from "../linkage-types.ts";

/** What an analyst decided of two records. */
export type Decision = { readonly comparison: Comparison; readonly same: boolean };

/** Decisions that what the model assumed so far counts for. */
const assumedDecisions = 50;

/**
 * A model that has taken decisions into account: how often records of the same thing are on each
 * level (m) moves from what was learned without labels towards what people confirmed. What chance
 * does (u) stays: pairs shown to people are far from being taken by chance.
 */
export function learnFromDecisions(
  model: LinkageModel,
  decisions: readonly Decision[],
): LinkageModel {
  const confirmed = decisions.filter(({ same }) => same).map(({ comparison }) => comparison);
  return { ...model, fields: model.fields.map((field) => withDecisions(field, confirmed)) };
}

function withDecisions(field: ModelField, confirmed: readonly Comparison[]): ModelField {
  const seen = confirmed.flatMap(({ evidence }) =>
    evidence.filter((one) => one.field === field.id).map((one) => one.level),
  );
  const total = assumedDecisions + seen.length;
  const levels = field.levels.map((level) => {
    const count = seen.filter((id) => id === level.id).length;
    return { ...level, m: (level.m * assumedDecisions + count) / total };
  });
  return { ...field, levels };
}
