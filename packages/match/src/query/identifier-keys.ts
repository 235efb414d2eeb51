import { hashText, hashWithout } from "./hash.ts";
import type { KeyList } from "./key-list.ts";

/** Shorter numbers are only looked for as they stand. */
const shortest = 5;
/** Longer ones (an account, a long e-mail address) by their halves, of which one slip spoils one. */
const longest = 16;
/** What two numbers that nearly agree speak for at most: numbers given out in turn do so by chance. */
const bitsOfNear = 6;

/**
 * Keys of a number as it may be written elsewhere: the whole; without each of its characters, so
 * that two numbers meet when one has a character wrong, too many or too few, or two neighbours
 * exchanged; and its halves.
 *
 * W. Garbe, SymSpell, 2012 (both sides leave out instead of one side trying all letters).
 * @param seed tells fields apart
 */
export function addIdentifierKeys(text: string, seed: number, topic: number, keys: KeyList): void {
  keys.add(hashText(text, seed), topic);
  if (text.length < shortest) return;
  const middle = text.length >> 1;
  keys.add(hashText(text.slice(0, middle), seed + 1), topic, bitsOfNear);
  keys.add(hashText(text.slice(-middle), seed + 2), topic, bitsOfNear);
  if (text.length > longest) return;
  for (let at = 0; at < text.length; at++)
    if (text[at] !== text[at + 1]) keys.add(hashWithout(text, at, seed), topic, bitsOfNear);
}
