import { symbolCount, symbolOf } from "./symbols.ts";

/** What each kind of slip costs, over the symbols of {@link symbolOf}; 1 is a whole letter. */
export type EditCosts = {
  /** Cost of reading one symbol as another, at `one * symbolCount + other`; symmetric. */
  readonly substitute: Float64Array;
  /** Cost of a symbol that only one side has. */
  readonly drop: Float64Array;
  /** Cost of a symbol that only one side has, beside the same symbol. */
  readonly double: number;
  /** Cost of two neighbours in each other's place. */
  readonly swap: number;
  /** The symbol as which two are read (`rn` as `m`), at `first * symbolCount + second`, or -1. */
  readonly mergeInto: Int8Array;
  /** Cost of reading two symbols as one. */
  readonly merge: number;
};

/** No word is read further than this; it bounds the time. */
const longest = 48;

/** More symbols than there are, one for each side: where no symbol is. */
const none = 254;

const rowLength = longest + 1;
const rows = new Float64Array(rowLength * 3);
const leftSymbols = new Uint8Array(rowLength);
const rightSymbols = new Uint8Array(rowLength);
const rightDrops = new Float64Array(rowLength);
const rightMerges = new Int8Array(rowLength);

/**
 * The cheapest way from one word to another by dropping, reading wrongly, exchanging and merging
 * letters: optimal string alignment (Damerau 1964; Wagner and Fischer 1974) with weights.
 * Symmetric when `rightDrop` is left out.
 * @param left, right words over `[a-z0-9]`; only the first 48 symbols are read
 * @param limit where counting stops
 * @param rightDrop other costs for symbols that only the right word has
 * @returns the cost, 0 for equal words; infinite when it is above the limit
 */
export function editDistance(
  left: string,
  right: string,
  costs: EditCosts,
  limit: number,
  rightDrop: Float64Array = costs.drop,
): number {
  if (left === right) return 0;
  const { substitute, drop, double, swap, mergeInto, merge } = costs;
  const height = read(left, leftSymbols);
  const width = read(right, rightSymbols);
  let before = rowLength * 2;
  let above = rowLength;
  let row = 0;
  rows[above] = 0;
  for (let x = 1; x <= width; x++) {
    const goes = droppedAt(rightSymbols, x - 1, rightDrop, double);
    rightDrops[x] = goes;
    rightMerges[x] =
      x > 1 ? mergeInto[rightSymbols[x - 2]! * symbolCount + rightSymbols[x - 1]!]! : -1;
    rows[above + x] = rows[above + x - 1]! + goes;
  }
  let least = 0;
  for (let y = 1; y <= height; y++) {
    const one = leftSymbols[y - 1]!;
    const previous = y > 1 ? leftSymbols[y - 2]! : none;
    const goes = droppedAt(leftSymbols, y - 1, drop, double);
    const merged = y > 1 ? mergeInto[previous * symbolCount + one]! : -1;
    const leastAbove = least;
    let cost = rows[above]! + goes;
    rows[row] = cost;
    least = cost;
    let earlier = none + 1;
    for (let x = 1; x <= width; x++) {
      const other = rightSymbols[x - 1]!;
      const added = cost + rightDrops[x]!;
      cost = rows[above + x - 1]!;
      if (one !== other) {
        cost += substitute[one * symbolCount + other]!;
        if (previous === other && one === earlier)
          cost = Math.min(cost, rows[before + x - 2]! + swap);
        if (merged === other) cost = Math.min(cost, rows[before + x - 1]! + merge);
        if (rightMerges[x] === one) cost = Math.min(cost, rows[above + x - 2]! + merge);
      }
      const without = rows[above + x]! + goes;
      if (without < cost) cost = without;
      if (added < cost) cost = added;
      rows[row + x] = cost;
      if (cost < least) least = cost;
      earlier = other;
    }
    if (least > limit && leastAbove > limit) return Infinity;
    const free = before;
    before = above;
    above = row;
    row = free;
  }
  const cost = rows[above + width]!;
  return cost > limit ? Infinity : cost;
}

function read(word: string, into: Uint8Array): number {
  const length = Math.min(word.length, longest);
  for (let at = 0; at < length; at++) into[at] = symbolOf(word.charCodeAt(at));
  into[length] = none;
  return length;
}

function droppedAt(symbols: Uint8Array, at: number, drop: Float64Array, double: number): number {
  const symbol = symbols[at]!;
  const cost = drop[symbol]!;
  if (double >= cost) return cost;
  const doubled = (at > 0 && symbols[at - 1] === symbol) || symbols[at + 1] === symbol;
  return doubled ? double : cost;
}
