import { compactIdentifier } from "@entente/model";
import { oneLine, toAscii } from "./characters.ts";

/**
 * The form of a text for the full-text index and for what is searched in it: lower-case ASCII,
 * transliterated, without diacritics, words apart by single spaces.
 */
export function searchText(value: string): string {
  return oneLine(toAscii(value).toLowerCase());
}

/**
 * The form of an identifier for looking it up: upper-case ASCII letters and digits only, whatever
 * separators or alphabet it was written in.
 */
export function identifierForm(value: string): string {
  return compactIdentifier(toAscii(value.toWellFormed().normalize("NFKD")));
}
