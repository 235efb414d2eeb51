import type { LinkageModel } from "../linkage-types.ts";
import type { ReadField } from "../scoring/level-reader.ts";

/** What EM begins with: most records of one thing have the same value, few a different one. */
const same = 0.8;
const different = 0.05;

/** How often records of the same thing are assumed to be on each level, by field. */
export function startingLevels(fields: readonly ReadField[], known?: LinkageModel): number[][] {
  return fields.map(({ id, levels }) => {
    const field = known?.fields.find((one) => one.id === id);
    if (field)
      return levels.map((level) => field.levels.find((one) => one.id === level)?.m ?? different);
    if (levels.length === 2) return [1 - different, different];
    const between = levels.length - 2;
    return levels.map((_, at) => {
      if (at === 0) return same;
      return at === levels.length - 1 ? different : (1 - same - different) / between;
    });
  });
}

/** People write few wrong birth dates, so two records that differ are rarely of the same person. */
const rarelyDifferent: ReadonlyMap<string, number> = new Map([
  ["birth-date", 0.05],
  ["gender", 0.1],
  ["social-security-number", 0.1],
  ["id-number", 0.1],
]);

/**
 * The largest share of records of one thing that can differ, by field: without a bound EM may
 * learn who belongs together (a family, a gang with one phone) and not who is the same.
 */
export function mostDifferent(fields: readonly ReadField[]): number[] {
  return fields.map(({ id }) => rarelyDifferent.get(id) ?? 0.3);
}
