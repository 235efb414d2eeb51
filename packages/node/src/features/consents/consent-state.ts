import type { ConsentTable } from "../../store/tables/recall.ts";

/** Where a consent stands. */
export type ConsentState = ConsentTable["state"];

/** The originator's word on it. */
export type ConsentWord = "granted" | "not-granted";

/**
 * Where a consent stands after its originator's word. A no is final, so that words which overtake each
 * other, or come twice, end alike: a consent that was withdrawn never holds again.
 */
export function consentAfter(state: ConsentState, word: ConsentWord): ConsentState {
  if (state === "refused" || state === "withdrawn") return state;
  if (word === "granted") return "granted";
  return state === "granted" ? "withdrawn" : "refused";
}
