import type { LinkageField, LinkageLevel } from "../levels.ts";
import type { LinkageModel, ModelField } from "../linkage-types.ts";

/** What the levels of one field weigh. */
export type FieldWeights = {
  readonly id: LinkageField;
  /** Bits by level; 0 for all places that are no level, so also for a missing value. */
  readonly bits: Float64Array;
  /** log2 of how often two different things are on the first level. */
  readonly chanceBits: number;
  readonly model: ModelField | undefined;
};

/** The weights of a field in a model; all are 0 when the model does not know it. */
export function weightsOf(
  id: LinkageField,
  levels: readonly LinkageLevel[],
  model: LinkageModel,
): FieldWeights {
  const bits = new Float64Array(256);
  const field = model.fields.find((one) => one.id === id);
  for (const level of field?.levels ?? []) {
    const place = levels.findIndex((one) => one === level.id);
    if (place >= 0) bits[place] = Math.log2(level.m / level.u);
  }
  const first = field?.levels.find((level) => level.id === levels[0]);
  return { id, bits, chanceBits: first ? Math.log2(first.u) : 0, model: field };
}
