import type { LinkageModel } from "../linkage-types.ts";
import learned from "./default-models.json" with { type: "json" };

const models: ReadonlyMap<string, LinkageModel> = new Map(
  learned.map((model) => [model.kind, { ...model, version: 1 }]),
);

/**
 * The model of a kind that is used where no register is large enough to learn from: learned
 * without labels on generated records. Undefined for kinds that are not linked.
 */
export function defaultModel(kind: string): LinkageModel | undefined {
  return models.get(kind);
}
