import type { NameWord } from "../prepare/name-word.ts";
import { candidatesOf, type Candidate, type Open } from "./candidates.ts";
import type { Likeness } from "./word-likeness.ts";

/** Words of one name and words of the other that were held against each other. */
export type Meeting = {
  /** Neighbouring words; empty when the left name has nothing for the right word. */
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
  /** How alike they are, 0 to 1. */
  readonly share: number;
  readonly how: Likeness | "joined" | "missing";
};

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
    for (const candidate of candidatesOf(open)) meet(open, candidate, meetings);
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
