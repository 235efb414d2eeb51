import anyAscii from "any-ascii";

const printableAscii = /^[\x20-\x7e]*$/;
const ascii = /^[\0-\x7f]*$/;

/**
 * Characters that are not seen and mean nothing in a value: controls (but white space), soft
 * hyphens, marks and overrides of writing direction, zero-width spaces, tags. The joiners U+200C
 * and U+200D stay, for Persian and Indic scripts need them.
 */
const invisible =
  /(?!\s)\p{Cc}|[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Combining marks beyond what any script stacks on one letter (UAX #15, stream-safe text: 30). */
const pileOfMarks = /(\p{M}{30})\p{M}+/gu;

/**
 * A text as Unicode means it to be kept: well formed, NFC, line ends as \n, nothing invisible, and
 * no piles of combining marks, which would make normalising slow.
 */
export function plainText(raw: string): string {
  if (printableAscii.test(raw)) return raw;
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\x85\u2028\u2029]/g, "\n")
    .replace(invisible, "")
    .replace(pileOfMarks, "$1")
    .normalize("NFC")
    .replace(pileOfMarks, "$1");
}

/** All white space, line ends included, as single spaces, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The text in ASCII letters, digits and marks, whatever its script; vowels may be missing. */
export function toAscii(text: string): string {
  return ascii.test(text) ? text : anyAscii(text.toWellFormed());
}
