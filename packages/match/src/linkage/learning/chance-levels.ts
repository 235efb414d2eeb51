import { missing } from "../register/column.ts";
import type { Register } from "../register/register.ts";
import { chancesOfSame, fieldsOf, readLevels } from "../scoring/level-reader.ts";
import { rowsOfStep, type Steps } from "../steps.ts";
import { randomNumbers } from "./random.ts";

const seed = 20_240_531;

/**
 * How often two records of different things are on each level (u): counted on pairs taken at
 * random, nearly all of which are different. How often they have the same value is known from the
 * counts of the values, and better than from any sample.
 * @param sample how many pairs are taken
 * @returns by field and level; each field adds up to 1
 */
export function* chanceLevels(
  register: Register,
  rows: Int32Array,
  sample: number,
): Steps<number[][]> {
  const fields = fieldsOf(register);
  const counts = fields.map(({ levels }) => levels.map(() => 0));
  const read = new Uint8Array(fields.length);
  const below = randomNumbers(seed);
  for (let taken = 0; taken < sample && rows.length > 1; taken++) {
    const one = rows[below(rows.length)]!;
    const other = rows[below(rows.length)]!;
    if (one === other) continue;
    readLevels(register, one, other, read, 0);
    for (let at = 0; at < fields.length; at++)
      if (read[at] !== missing) counts[at]![read[at]!]! += 1;
    if (taken % rowsOfStep === 0) yield;
  }
  const chances = chancesOfSame(register);
  return counts.map((levels, at) => smoothed(levels, Math.min(0.95, chances[at]!)));
}

/** Shares of the levels after the first, which is given; a level never seen counts half. */
function smoothed(counts: readonly number[], same: number): number[] {
  const rest = counts.slice(1).map((count) => count + 0.5);
  const total = rest.reduce((sum, count) => sum + count, 0);
  return [same, ...rest.map((count) => ((1 - same) * count) / total)];
}
