import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isLanguage } from "./language.ts";
import { type PageTexts, PageTextsContext, withNumber } from "./text.ts";

/** Gives the texts to all pages, and gives them anew when the language changes. */
export function PageTextsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  const texts: PageTexts = useMemo(
    () => ({ t: (key, values) => t(key, values ? withNumber(values, language) : {}), language }),
    [t, language],
  );
  return <PageTextsContext value={texts}>{children}</PageTextsContext>;
}
