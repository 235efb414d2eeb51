import type { NameWord } from "../prepare/name-word.ts";
import {
  article,
  joinedLikeness,
  mayBeJoined,
  mostJoined,
  shiftedLikeness,
} from "./joined-words.ts";
import { likenessOf, type Likeness } from "./word-likeness.ts";

/** Words of one name and words of the other that were held against each other. */
export type Meeting = {
  /** Neighbouring words; empty when the left name has nothing for the right word. */
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
  /** How alike they are, 0 to 1. */
  readonly share: number;
  readonly how: Likeness | "joined" | "missing";
};

type Candidate = {
  readonly left: number;
  readonly leftCount: number;
  readonly right: number;
  readonly rightCount: number;
  readonly share: number;
  readonly how: Likeness | "joined";
  readonly rank: number;
};

/** Words of both names, and which of them still have no partner. */
type Open = {
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
  readonly freeLeft: Uint8Array;
  readonly freeRight: Uint8Array;
};

/** Words that are only roughly another when joined give way to single words. */
const nearlyEqual = 0.9;
const handicap = 0.15;

const nothing: readonly NameWord[] = [];

/**
 * Which words of two names met: equal ones first, then the most alike, words written together
 * included. Every word is in exactly one meeting; words that met none have one side empty.
 */
export function alignWords(left: readonly NameWord[], right: readonly NameWord[]): Meeting[] {
  const freeLeft = new Uint8Array(left.length).fill(1);
  const freeRight = new Uint8Array(right.length).fill(1);
  const open = { left, right, freeLeft, freeRight };
  const meetings: Meeting[] = [];
  meetEqual(open, false, meetings);
  if (freeNames(left, freeLeft) || freeNames(right, freeRight)) {
    const candidates: Candidate[] = [];
    addSingles(open, candidates);
    addJoined(left, right, freeLeft, freeRight, false, candidates);
    addJoined(right, left, freeRight, freeLeft, true, candidates);
    addShifted(open, candidates);
    if (candidates.length > 1) candidates.sort(inOrder);
    for (const candidate of candidates) meet(open, candidate, meetings);
  }
  meetEqual(open, true, meetings);
  for (let at = 0; at < left.length; at++)
    if (freeLeft[at])
      meetings.push({ left: [left[at]!], right: nothing, share: 0, how: "missing" });
  for (let at = 0; at < right.length; at++)
    if (freeRight[at])
      meetings.push({ left: nothing, right: [right[at]!], share: 0, how: "missing" });
  return meetings;
}

/** The order does not depend on which name is left, so that the outcome does not either. */
function inOrder(one: Candidate, other: Candidate): number {
  return (
    other.rank - one.rank ||
    one.left + one.right - other.left - other.right ||
    Math.max(one.left, one.right) - Math.max(other.left, other.right)
  );
}

function freeNames(words: readonly NameWord[], free: Uint8Array): boolean {
  for (let at = 0; at < words.length; at++)
    if (free[at] && words[at]!.role !== "particle") return true;
  return false;
}

/** Equal words meet; particles last, for they may be part of a word on the other side. */
function meetEqual(
  { left, right, freeLeft, freeRight }: Open,
  particles: boolean,
  meetings: Meeting[],
): void {
  for (let at = 0; at < left.length; at++) {
    const word = left[at]!;
    if (!freeLeft[at] || (word.role === "particle") !== particles) continue;
    let found = -1;
    for (let to = 0; to < right.length; to++) {
      const other = right[to]!;
      if (!freeRight[to] || other.text !== word.text || other.unvowelled !== word.unvowelled)
        continue;
      if (!particles && other.role === "particle") continue;
      if (found < 0 || (other.father === word.father && right[found]!.father !== word.father))
        found = to;
    }
    if (found < 0) continue;
    freeLeft[at] = 0;
    freeRight[found] = 0;
    meetings.push({ left: [word], right: [right[found]!], share: 1, how: "same" });
  }
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

function meet(open: Open, candidate: Candidate, meetings: Meeting[]): void {
  const { left, leftCount, right, rightCount, share, how } = candidate;
  for (let at = left; at < left + leftCount; at++) if (!open.freeLeft[at]) return;
  for (let at = right; at < right + rightCount; at++) if (!open.freeRight[at]) return;
  open.freeLeft.fill(0, left, left + leftCount);
  open.freeRight.fill(0, right, right + rightCount);
  meetings.push({
    left: open.left.slice(left, left + leftCount),
    right: open.right.slice(right, right + rightCount),
    share,
    how,
  });
}
