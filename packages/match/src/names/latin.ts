import anyAscii from "any-ascii";
import { prepareArabic } from "./arabic.ts";

/** Printable ASCII: nothing to transliterate. */
const plain = /^[ -~]*$/;

/** Longer input is cut: no name needs more, and time stays bounded. */
const longest = 400;

/**
 * The words of a text in lower-case Latin letters and digits, whatever its script.
 * Apostrophes join (`M'hamed` → `mhamed`), everything else that is no letter or digit separates.
 * @param text any string, also with lone surrogates; only the first 400 code units are read
 * @returns words over `[a-z0-9]`, in the order of the text, none empty
 */
export function latinWords(text: string): string[] {
  if (plain.test(text)) return wordsIn(text.slice(0, longest));
  const known = text.slice(0, longest).toWellFormed().normalize("NFKC").slice(0, longest);
  const letters = known.replace(/['’‘ʼ`´ʹ]/gu, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  const spaced = prepareArabic(letters).replace(/(\p{Script=Han})/gu, " $1 ");
  return wordsIn(anyAscii(spaced));
}

/** The words of a text in ASCII. */
function wordsIn(text: string): string[] {
  return text
    .replace(/['`]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
