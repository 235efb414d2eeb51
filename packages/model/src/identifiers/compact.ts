/**
 * The upper-case ASCII letters and digits of a text, diacritics removed; everything else is
 * dropped. Letters of other alphabets must be transliterated before.
 */
export function compactIdentifier(text: string): string {
  return text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** The same, without a leading label such as "IMEI" that people write before the number. */
export function compactWithoutLabel(text: string, label: RegExp): string {
  return compactIdentifier(text).replace(label, "");
}

/** True when one character is repeated to fill the field, as in 000000000. */
export function isFiller(compact: string): boolean {
  return compact.length > 0 && compact === compact[0]!.repeat(compact.length);
}
