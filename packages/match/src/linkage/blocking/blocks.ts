import { GrowingInts } from "../register/growing-ints.ts";
import { rowsOfStep, type Steps } from "../steps.ts";
import { BlockList, Groups, type Blocks } from "./block-list.ts";
import { combineTokens } from "./combinations.ts";
import { GroupTable } from "./group-table.ts";
import type { RowTokens } from "./row-tokens.ts";

/**
 * Groups rows that share a token that few rows have, or two to four tokens that few rows have
 * together. A combination is looked at only when each two of its tokens are held together by too
 * many rows: else the smaller combination brings the same rows together already. So all pairs of
 * rows are brought together that share anything rare, whatever it is.
 *
 * R. Agrawal, R. Srikant, Fast Algorithms for Mining Association Rules, 1994 (candidates of a level
 * come from the level below).
 * @param largest rows of a block at most
 */
export function* findBlocks(
  rowTokens: RowTokens,
  rowCount: number,
  largest: number,
): Steps<Blocks> {
  const blocks = new BlockList();
  const { start, tokens, count } = rowTokens;
  const held = new Int32Array(count);
  for (let at = 0; at < start[rowCount]!; at++) held[tokens[at]!]! += 1;
  const rare = new Groups();
  for (let row = 0; row < rowCount; row++) {
    if (row % rowsOfStep === 0) yield;
    for (let at = start[row]!; at < start[row + 1]!; at++)
      if (held[tokens[at]!]! <= largest) rare.add(tokens[at]!, row);
  }
  yield* blocks.take(rare, count, largest);

  const common = yield* commonTokens(rowTokens, rowCount, held, largest);
  const pairs = new Groups();
  const table = new GroupTable();
  for (let row = 0; row < rowCount; row++) {
    const [from, to] = [common.start[row]!, common.start[row + 1]!];
    for (let one = from; one < to; one++)
      for (let two = one + 1; two < to; two++)
        if (common.sources[one] !== common.sources[two])
          pairs.add(table.groupOf(common.tokens[one]!, common.tokens[two]!), row);
    if (row % rowsOfStep === 0) yield;
  }
  const sizes = yield* blocks.take(pairs, table.size, largest);
  yield* combineTokens(common, rowCount, { table, sizes }, largest, blocks);
  return blocks.finish();
}

/** The tokens that more rows have than a block may, in the same order in every row. */
function* commonTokens(
  { start, tokens, sources, count }: RowTokens,
  rowCount: number,
  held: Int32Array,
  largest: number,
): Steps<RowTokens> {
  const commonStart = new Int32Array(rowCount + 1);
  const [kept, from] = [new GrowingInts(), new GrowingInts()];
  for (let row = 0; row < rowCount; row++) {
    if (row % rowsOfStep === 0) yield;
    commonStart[row] = kept.length;
    const places: number[] = [];
    for (let at = start[row]!; at < start[row + 1]!; at++)
      if (held[tokens[at]!]! > largest) places.push(at);
    for (const at of places.toSorted((one, other) => tokens[one]! - tokens[other]!)) {
      kept.push(tokens[at]!);
      from.push(sources[at]!);
    }
  }
  commonStart[rowCount] = kept.length;
  return { start: commonStart, tokens: kept.values, sources: from.values, count };
}
