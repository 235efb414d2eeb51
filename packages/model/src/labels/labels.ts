import type { Language } from "./language.ts";

/** What something is called in English, French and Dutch. */
export type Labels = readonly [english: string, french: string, dutch: string];

/** The one of the labels that is in `language`. */
export function inLanguage(labels: Labels, language: Language): string {
  return labels[{ en: 0, fr: 1, nl: 2 }[language]]!;
}
