import type { ModelField } from "../linkage-types.ts";

/** Bits that a common value may cost and a rare one may add. */
const leastBits = -6;
const mostBits = 10;

/**
 * Bits on top of an agreement because the value that two records share is rarer than most: with
 * them, agreement weighs m / share, whatever the average chance of agreement is.
 * @param chanceBits log2 of the average chance
 * @param share how many of all hold the value, 0 to 1
 */
export function rarityBits(chanceBits: number, share: number): number {
  return Math.max(leastBits, Math.min(mostBits, chanceBits - Math.log2(share)));
}

/** The share of a value by a model alone. */
export function modelShare(field: ModelField, key: string): number | undefined {
  const { common, ordinary } = field;
  return common && Object.hasOwn(common, key) ? common[key] : ordinary;
}
