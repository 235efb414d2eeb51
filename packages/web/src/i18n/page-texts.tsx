import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isLanguage } from "./language.ts";
import {
  type PageTexts,
  PageTextsContext,
  type TextKey,
  type Translate,
  withNumber,
} from "./text.ts";

/** Gives the texts to all pages, and gives them anew when the language changes. */
export function PageTextsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  const texts: PageTexts = useMemo(() => {
    // The cells of a list ask for the same few words again and again.
    const plain = new Map<TextKey, string>();
    const translate: Translate = (key, values) => {
      if (values) return t(key, withNumber(values, language));
      const text = plain.get(key) ?? t(key, {});
      plain.set(key, text);
      return text;
    };
    return { t: translate, language };
  }, [t, language]);
  return <PageTextsContext value={texts}>{children}</PageTextsContext>;
}
