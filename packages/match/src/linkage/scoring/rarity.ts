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

/**
 * The same by what a model alone knows of the value: one that is not among its common values may add
 * bits, and never costs any, for nothing says that many hold it.
 */
export function modelRarityBits(field: ModelField, chanceBits: number, key: string): number {
  const { common, ordinary } = field;
  if (common && Object.hasOwn(common, key)) return rarityBits(chanceBits, common[key]!);
  return ordinary === undefined ? 0 : Math.max(0, rarityBits(chanceBits, ordinary));
}
