import { soundOf } from "./sound.ts";

/** The class of a word's first sound: the most that an abbreviated name ("M.") tells. */
export function initialOf(word: string): string {
  return soundOf(word).slice(0, 1);
}
