import { soundOf } from "./sound.ts";

/**
 * The first three classes of a word's sound, where most typing errors have not yet happened.
 * Servant names (Abdelkader) give those of what follows, or all of them would be one.
 * @param word a word of a name, see {@link soundOf}
 */
export function shortSoundOf(word: string): string {
  return soundOf(word)
    .replace(/^ABT(?=.{2})/, "")
    .slice(0, 3);
}
