import type { Random } from "../random.ts";

const stripped = new Map<string, string>();

/** A text without accents; letters that are none with an accent, as ø, stay. */
export function withoutAccents(text: string): string {
  const known = stripped.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  if (stripped.size < 5000) stripped.set(text, plain);
  return plain;
}

/** A word with one slip of the pen: two letters exchanged, one lost or one doubled. */
export function mistyped(text: string, random: Random): string {
  if (text.length < 4) return text;
  const at = random.between(1, text.length - 2);
  const slip = random.below(3);
  if (slip === 0) return text.slice(0, at) + text.slice(at + 1);
  if (slip === 1) return text.slice(0, at) + text.slice(at - 1);
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}

/** A number with two neighbouring digits of its last four exchanged. */
export function digitsSwapped(text: string, random: Random): string {
  const at = text.length - random.between(2, 4);
  return at < 0 ? text : text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}

/** A date (YYYY-MM-DD) with day and month exchanged where that is a date, or the year one off. */
export function misdated(iso: string, random: Random): string {
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  if (Number(day) <= 12 && random.chance(0.6)) return `${year}-${day}-${month}`;
  if (month === "02") return `${year}-03-${day}`;
  return `${Number(year) + (random.chance(0.5) ? 1 : -1)}-${month}-${day}`;
}
