import { rowsOfStep, type Steps } from "../steps.ts";
import { Groups, type BlockList } from "./block-list.ts";
import { GroupTable } from "./group-table.ts";
import type { RowTokens } from "./row-tokens.ts";

/** Combinations of tokens: their numbers, and how many rows have each. */
type Combinations = { readonly table: GroupTable; readonly sizes: Int32Array };

/** Tokens that are combined at most. */
const mostCombined = 4;

/**
 * Takes the combinations of three and four tokens into the blocks, as far as each two, and each
 * three of four, are still shared by too many rows.
 */
export function* combineTokens(
  tokens: RowTokens,
  rowCount: number,
  pairs: Combinations,
  largest: number,
  blocks: BlockList,
): Steps<void> {
  let shorter = pairs;
  for (let length = 3; length <= mostCombined; length++) {
    const groups = new Groups();
    const table = new GroupTable();
    const row = new RowCombinations(tokens, pairs, largest);
    for (let at = 0; at < rowCount; at++) {
      row.forEach(at, length, shorter, (group, token) =>
        groups.add(table.groupOf(group, token), at),
      );
      if (at % rowsOfStep === 0) yield;
    }
    shorter = { table, sizes: yield* blocks.take(groups, table.size, largest) };
  }
}

/** Goes through the combinations of one row's tokens. */
class RowCombinations {
  readonly #tokens: RowTokens;
  readonly #pairs: Combinations;
  readonly #largest: number;

  constructor(tokens: RowTokens, pairs: Combinations, largest: number) {
    this.#tokens = tokens;
    this.#pairs = pairs;
    this.#largest = largest;
  }

  /** Calls back with each combination as the group of all its tokens but the last, and the last. */
  forEach(
    row: number,
    length: number,
    shorter: Combinations,
    found: (group: number, token: number) => void,
  ): void {
    const { start, tokens } = this.#tokens;
    const [from, to] = [start[row]!, start[row + 1]!];
    for (let one = from; one < to; one++)
      for (let two = one + 1; two < to; two++) {
        const pair = this.#tooLarge(one, two);
        if (pair < 0) continue;
        for (let three = two + 1; three < to; three++) {
          if (this.#tooLarge(one, three) < 0 || this.#tooLarge(two, three) < 0) continue;
          if (length === 3) {
            found(pair, tokens[three]!);
            continue;
          }
          const triple = shorter.table.groupOf(pair, tokens[three]!);
          if (shorter.sizes[triple]! <= this.#largest) continue;
          for (let four = three + 1; four < to; four++)
            if (
              this.#tooLarge(one, four) >= 0 &&
              this.#tooLarge(two, four) >= 0 &&
              this.#tooLarge(three, four) >= 0
            )
              found(triple, tokens[four]!);
        }
      }
  }

  /** The number of a pair of tokens that too many rows share; −1 for all other pairs. */
  #tooLarge(one: number, two: number): number {
    const { tokens, sources } = this.#tokens;
    if (sources[one] === sources[two]) return -1;
    const pair = this.#pairs.table.groupOf(tokens[one]!, tokens[two]!);
    return this.#pairs.sizes[pair]! > this.#largest ? pair : -1;
  }
}
