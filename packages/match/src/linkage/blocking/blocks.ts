import { GrowingInts } from "../register/growing-ints.ts";
import { GroupTable } from "./group-table.ts";
import type { RowTokens } from "./row-tokens.ts";

/** Rows that share something rare, block by block. */
export type Blocks = {
  /** Where the rows of a block begin; one place more than there are blocks. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
};

/** Tokens that are combined at most. */
const mostCombined = 4;

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
export function blocksOf(rowTokens: RowTokens, rowCount: number, largest: number): Blocks {
  const blocks = new BlockList();
  const held = new Int32Array(rowTokens.count);
  for (let at = 0; at < rowTokens.start[rowCount]!; at++) held[rowTokens.tokens[at]!]! += 1;
  const single = new Groups();
  for (let row = 0; row < rowCount; row++)
    for (let at = rowTokens.start[row]!; at < rowTokens.start[row + 1]!; at++)
      if (held[rowTokens.tokens[at]!]! <= largest) single.add(rowTokens.tokens[at]!, row);
  blocks.take(single, rowTokens.count, largest);

  const common = commonTokens(rowTokens, rowCount, held, largest);
  const pairs = new Groups();
  const table = new GroupTable();
  for (let row = 0; row < rowCount; row++) {
    const [from, to] = [common.start[row]!, common.start[row + 1]!];
    for (let one = from; one < to; one++)
      for (let two = one + 1; two < to; two++)
        if (common.sources[one] !== common.sources[two])
          pairs.add(table.groupOf(common.tokens[one]!, common.tokens[two]!), row);
  }
  const sizes = blocks.take(pairs, table.size, largest);
  combine(common, rowCount, table, sizes, largest, blocks);
  return blocks.finish();
}

/** Combinations of three and more tokens, each two of which too many rows share. */
function combine(
  { start, tokens, sources }: RowTokens,
  rowCount: number,
  pairTable: GroupTable,
  pairSizes: Int32Array,
  largest: number,
  blocks: BlockList,
): void {
  let levelTable = pairTable;
  let levelSizes = pairSizes;
  for (let length = 3; length <= mostCombined; length++) {
    const groups = new Groups();
    const table = new GroupTable();
    for (let row = 0; row < rowCount; row++) {
      const [from, to] = [start[row]!, start[row + 1]!];
      const extend = (group: number, last: number, chosen: readonly number[]): void => {
        for (let next = last + 1; next < to; next++) {
          if (sources[next] === sources[last]) continue;
          const apart = chosen.every(
            (one) =>
              sources[one] !== sources[next] &&
              pairSizes[pairTable.groupOf(tokens[one]!, tokens[next]!)]! > largest,
          );
          if (apart) groups.add(table.groupOf(group, tokens[next]!), row);
        }
      };
      for (let one = from; one < to; one++)
        for (let two = one + 1; two < to; two++) {
          if (sources[one] === sources[two]) continue;
          const pair = pairTable.groupOf(tokens[one]!, tokens[two]!);
          if (pairSizes[pair]! <= largest) continue;
          if (length === 3) extend(pair, two, [one, two]);
          else
            for (let three = two + 1; three < to; three++) {
              if (sources[three] === sources[one] || sources[three] === sources[two]) continue;
              if (pairSizes[pairTable.groupOf(tokens[one]!, tokens[three]!)]! <= largest) continue;
              if (pairSizes[pairTable.groupOf(tokens[two]!, tokens[three]!)]! <= largest) continue;
              const triple = levelTable.groupOf(pair, tokens[three]!);
              if (levelSizes[triple]! > largest) extend(triple, three, [one, two, three]);
            }
        }
    }
    const sizes = blocks.take(groups, table.size, largest);
    levelTable = table;
    levelSizes = sizes;
  }
}

/** The tokens that more rows have than a block may, in the same order in every row. */
function commonTokens(
  { start, tokens, sources, count }: RowTokens,
  rowCount: number,
  held: Int32Array,
  largest: number,
): RowTokens {
  const commonStart = new Int32Array(rowCount + 1);
  const [kept, from] = [new GrowingInts(), new GrowingInts()];
  for (let row = 0; row < rowCount; row++) {
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

/** Which rows belong to which group, in the order they were added. */
class Groups {
  readonly groups = new GrowingInts();
  readonly rows = new GrowingInts();

  add(group: number, row: number): void {
    this.groups.push(group);
    this.rows.push(row);
  }
}

/** Blocks while they are being gathered. */
class BlockList {
  readonly #start = new GrowingInts();
  readonly #rows = new GrowingInts();

  /** Takes the groups of 2 to `largest` rows; returns the size of all. */
  take({ groups, rows }: Groups, count: number, largest: number): Int32Array {
    const sizes = new Int32Array(count);
    for (let at = 0; at < groups.length; at++) sizes[groups.values[at]!]! += 1;
    const place = new Int32Array(count).fill(-1);
    let end = this.#rows.length;
    for (let group = 0; group < count; group++) {
      if (sizes[group]! < 2 || sizes[group]! > largest) continue;
      this.#start.push(end);
      place[group] = end;
      end += sizes[group]!;
    }
    if (end > 0) this.#rows.set(end - 1, 0);
    for (let at = 0; at < groups.length; at++) {
      const group = groups.values[at]!;
      if (place[group]! >= 0) this.#rows.values[place[group]!++] = rows.values[at]!;
    }
    return sizes;
  }

  finish(): Blocks {
    const start = this.#start.values.slice(0, this.#start.length + 1);
    start[this.#start.length] = this.#rows.length;
    return { start, rows: this.#rows.values.slice(0, this.#rows.length) };
  }
}
