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
