import type { Language } from "../api/contract.ts";

export const languages: readonly Language[] = ["en", "fr", "nl"];

export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  nl: "Nederlands",
};

const memory = "entente-language";

/** The language chosen here before, else the first one of the browser that is spoken here. */
export function firstLanguage(): Language {
  const wishes = [localStorage.getItem(memory) ?? "", ...navigator.languages];
  const spoken = wishes.map((wish) => wish.slice(0, 2).toLowerCase());
  return languages.find((language) => language === spoken.find(isLanguage)) ?? "en";
}

/** Remembers a choice for the sign-in page, where nobody is known yet. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(memory, language);
}

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}
