/** Greek letters that go together, and single ones that a letter by letter reading gets wrong. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/[οό][υύ]/gu, "ou"],
  [/[αά][ιί]/gu, "e"],
  [/[εέοό][ιί]/gu, "i"],
  [/([αάεέ])[υύ](?=[θκξπστφχψ]|$)/gu, "$1f"],
  [/([αάεέ])[υύ]/gu, "$1v"],
  [/^μπ/gu, "b"],
  [/μπ/gu, "mb"],
  [/^ντ/gu, "d"],
  [/ντ/gu, "nt"],
  [/^γκ/gu, "g"],
  [/γ[γκ]/gu, "ng"],
  [/γχ/gu, "nch"],
  [/τζ/gu, "tz"],
  [/[ηήυύϋ]/gu, "i"],
  [/χ/gu, "ch"],
  [/[ωώ]/gu, "o"],
];

/**
 * Greek as its passports write it (ELOT 743, with the endings as they are heard): Παπαδόπουλος
 * becomes Papadopoulos, Μπάμπης Bambis.
 * @param word in normalization form KC
 */
export function rewriteGreek(word: string): string {
  let text = word.toLowerCase();
  for (const [pattern, replacement] of rewrites) text = text.replace(pattern, replacement);
  return text;
}
