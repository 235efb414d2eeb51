import { strengthOf, type KeyType } from "../../packages/match/src/index.ts";
import type { KeyedRecord } from "./keyed-records.ts";

/** A record of either side that share a key, with the strength of all that they share. */
export type MetPair = {
  readonly left: KeyedRecord;
  readonly right: KeyedRecord;
  readonly bits: number;
  readonly isTrue: boolean;
};

/**
 * The pairs that the blind protocol would bring together, exactly as it would.
 * @param limit a value held by more records of a side is too common to be listed or asked for
 */
export function metPairs(records: readonly KeyedRecord[], limit: number): MetPair[] {
  const holders = new Map<string, { type: KeyType; sides: [number[], number[]] }>();
  for (const [index, { keys, side }] of records.entries())
    for (const { type, value } of keys) {
      const known = holders.get(value) ?? { type, sides: [[], []] };
      known.sides[side].push(index);
      holders.set(value, known);
    }
  const met = new Map<number, Set<KeyType>>();
  for (const { type, sides } of holders.values()) {
    if (sides.some((side) => side.length > limit)) continue;
    for (const left of sides[0])
      for (const right of sides[1]) {
        const pair = left * records.length + right;
        const types = met.get(pair);
        if (types) types.add(type);
        else met.set(pair, new Set([type]));
      }
  }
  return [...met].map(([pair, types]) => {
    const left = records[Math.floor(pair / records.length)]!;
    const right = records[pair % records.length]!;
    return { left, right, bits: strengthOf(types).bits, isTrue: left.truth === right.truth };
  });
}

/** How many pairs of records, one of each side, there are, and how many of them are true. */
export function pairCounts(records: readonly KeyedRecord[]): { all: number; true: number } {
  const product = (group: readonly KeyedRecord[]): number => {
    const left = group.filter(({ side }) => side === 0).length;
    return left * (group.length - left);
  };
  const groups = Map.groupBy(records, (record) => record.truth);
  return {
    all: product(records),
    true: groups.values().reduce((sum, group) => sum + product(group), 0),
  };
}
