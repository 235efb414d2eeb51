import type { Comparison, LinkageModel } from "@entente/match";
import type { KeptComparison } from "../../store/tables/duplicates.ts";

/** From so many bits more on, a pair that somebody held for different is proposed again. */
const materialBits = 3;

/** What is kept of a comparison: the levels and their weights, and none of the values. */
export function withoutValues({ bits, probability, evidence }: Comparison): KeptComparison {
  return {
    bits,
    probability,
    levels: evidence.map(({ field, level, bits: weight, rarity }) => ({
      field,
      level,
      bits: weight,
      rarity,
    })),
  };
}

/**
 * Whether records have changed materially since somebody held them for different: what speaks for them
 * being of the same has become eight times as likely. Both are weighed by the same model, so that
 * another model alone asks nobody again.
 */
export function isMaterial(
  decided: Pick<KeptComparison, "levels">,
  now: Pick<KeptComparison, "levels">,
  model: LinkageModel,
): boolean {
  return weighed(now, model) - weighed(decided, model) >= materialBits;
}

function weighed({ levels }: Pick<KeptComparison, "levels">, model: LinkageModel): number {
  return levels.reduce((sum, { field, level, bits, rarity }) => {
    const known = model.fields
      .find(({ id }) => id === field)
      ?.levels.find(({ id }) => id === level);
    return sum + (known ? Math.log2(known.m / known.u) : bits) + rarity;
  }, 0);
}
