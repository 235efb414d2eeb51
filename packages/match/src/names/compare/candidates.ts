import type { NameWord } from "../prepare/name-word.ts";
import {
  article,
  joinedLikeness,
  mayBeJoined,
  mostJoined,
  shiftedLikeness,
} from "./joined-words.ts";
import { likenessOf, type Likeness } from "./word-likeness.ts";

/** Neighbouring words of both names that could meet: where they begin and how many they are. */
export type Candidate = {
  readonly left: number;
  readonly leftCount: number;
  readonly right: number;
  readonly rightCount: number;
  readonly share: number;
  readonly how: Likeness | "joined";
  /** How good it is: alikeness times weight. */
  readonly rank: number;
};

/** Words of both names, and which of them still have no partner (1). */
export type Open = {
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
  readonly freeLeft: Uint8Array;
  readonly freeRight: Uint8Array;
};

/** Words that are only roughly another when joined give way to single words. */
const nearlyEqual = 0.9;
const handicap = 0.15;

/** All words that could meet, alone and joined, best first. */
export function candidatesOf(open: Open): Candidate[] {
  const { left, right, freeLeft, freeRight } = open;
  const candidates: Candidate[] = [];
  addSingles(open, candidates);
  addJoined(left, right, freeLeft, freeRight, false, candidates);
  addJoined(right, left, freeRight, freeLeft, true, candidates);
  addShifted(open, candidates);
  return candidates.length > 1
    ? candidates.toSorted((one, other) => other.rank - one.rank || one.left - other.left)
    : candidates;
}

function addSingles({ left, right, freeLeft, freeRight }: Open, candidates: Candidate[]): void {
  for (let at = 0; at < left.length; at++) {
    if (!freeLeft[at]) continue;
    const word = left[at]!;
    for (let to = 0; to < right.length; to++) {
      if (!freeRight[to]) continue;
      const other = right[to]!;
      const { share, how } = likenessOf(word, other);
      if (share === 0) continue;
      const rank = share * (word.weight + other.weight) - Math.abs(at - to) * 1e-3;
      candidates.push({ left: at, leftCount: 1, right: to, rightCount: 1, share, how, rank });
    }
  }
}

/** Neighbouring words of `many` that stand as one word in `single`. */
function addJoined(
  many: readonly NameWord[],
  single: readonly NameWord[],
  freeMany: Uint8Array,
  freeSingle: Uint8Array,
  swapped: boolean,
  candidates: Candidate[],
): void {
  for (let from = 0; from + 1 < many.length; from++) {
    if (!freeMany[from]) continue;
    let length = many[from]!.text.length;
    for (let count = 2; count <= mostJoined && from + count <= many.length; count++) {
      const last = many[from + count - 1]!;
      if (!freeMany[from + count - 1]) break;
      if (last.text !== article) length += last.text.length;
      for (let to = 0; to < single.length; to++) {
        const other = single[to]!;
        if (!freeSingle[to] || !mayBeJoined(count, length, last.unvowelled, other)) continue;
        const share = joinedLikeness(many.slice(from, from + count), other);
        if (share === 0) continue;
        const rank = (share > nearlyEqual ? share : share - handicap) * 2 * other.weight;
        candidates.push(
          swapped
            ? { left: to, leftCount: 1, right: from, rightCount: count, share, how: "joined", rank }
            : {
                left: from,
                leftCount: count,
                right: to,
                rightCount: 1,
                share,
                how: "joined",
                rank,
              },
        );
      }
    }
  }
}

/** Two words on each side with the space in another place (Ben Ali, Be Nali). */
function addShifted({ left, right, freeLeft, freeRight }: Open, candidates: Candidate[]): void {
  for (let at = 0; at + 1 < left.length; at++) {
    if (!freeLeft[at] || !freeLeft[at + 1]) continue;
    for (let to = 0; to + 1 < right.length; to++) {
      if (!freeRight[to] || !freeRight[to + 1]) continue;
      const share = shiftedLikeness(left[at]!, left[at + 1]!, right[to]!, right[to + 1]!);
      if (share === 0) continue;
      const rank = share * (right[to]!.weight + right[to + 1]!.weight);
      candidates.push({
        left: at,
        leftCount: 2,
        right: to,
        rightCount: 2,
        share,
        how: "joined",
        rank,
      });
    }
  }
}
