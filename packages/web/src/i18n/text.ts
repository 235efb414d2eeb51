import i18next from "i18next";
import { createContext, useContext } from "react";
import { initReactI18next } from "react-i18next";
import type { Language } from "../api/contract.ts";
import type { Texts } from "./en.ts";
import { formatsOf } from "./formats.ts";
import { firstLanguage, rememberLanguage } from "./language.ts";

type PluralEnding = "_one" | "_other";
type Base<Key> = Key extends `${infer Stem}${PluralEnding}` ? Stem : Key;

/** The key of a text; one with plural forms is named without its ending. */
export type TextKey = Base<keyof Texts>;

/** What stands in the places of a text; `count` chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Writes a text in the language of the page. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const load: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import("./en.ts")).en,
  fr: async () => (await import("./fr.ts")).fr,
  nl: async () => (await import("./nl.ts")).nl,
};

/** Starts the texts in the language that suits this browser. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: "none",
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await speak(firstLanguage());
}

/** Switches the page to a language; its texts are fetched when first needed. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation"))
    i18next.addResourceBundle(language, "translation", await load[language]());
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
}

/** The texts of the page and the language they are in. */
export type PageTexts = { t: Translate; language: Language };

/** The texts that useText gives; set once for all pages. */
export const PageTextsContext = createContext<PageTexts>({ t: (key) => key, language: "en" });

/** The texts of the page; light enough for every cell of a list. */
export const useText = (): PageTexts => useContext(PageTextsContext);

const largestPlural = 999_999;

/** Adds `n`, the count as it is written; French has a form of its own from a million on. */
export function withNumber(values: TextValues, language: Language): TextValues {
  const count = values["count"];
  if (typeof count !== "number") return values;
  return {
    ...values,
    n: formatsOf(language).number(count),
    count: Math.min(count, largestPlural),
  };
}

/** A text for where no component is: the page's language as it is now. */
export const textNow = (key: TextKey): string => i18next.t(key);

/** The text of a key made at run time (a code of the node), or the fallback when there is none. */
export function textOr(t: Translate, key: string, fallback: string, values?: TextValues): string {
  return isTextKey(key) ? t(key, values) : fallback;
}

function isTextKey(key: string): key is TextKey {
  return i18next.exists(key);
}
