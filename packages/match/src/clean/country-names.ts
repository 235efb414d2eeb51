import countries, { type LocaleData } from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import spanish from "i18n-iso-countries/langs/es.json" with { type: "json" };
import french from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import dutch from "i18n-iso-countries/langs/nl.json" with { type: "json" };
import { countryKey } from "./country-key.ts";
import { countryVariants } from "./country-variants.ts";
import { demonyms } from "./demonyms.ts";

let table: ReadonlyMap<string, string> | undefined;

/** Alpha-2 codes in lower case by everything a country is called; made at the first call. */
export function countriesByName(): ReadonlyMap<string, string> {
  table ??= makeTable();
  return table;
}

/** What is written later never takes the place of what stands already: codes win over names. */
function makeTable(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string) => {
    const key = countryKey(name);
    if (key !== "" && !names.has(key)) names.set(key, code.toLowerCase());
  };
  for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes())) {
    add(alpha2, alpha2);
    add(alpha3, alpha2);
  }
  for (const [numeric, alpha2] of Object.entries(countries.getNumericCodes())) add(numeric, alpha2);
  const locales: LocaleData[] = [english, french, dutch, spanish];
  for (const locale of locales)
    for (const [code, called] of Object.entries(locale.countries))
      for (const name of [called].flat()) add(name, code);
  for (const words of [countryVariants, demonyms])
    for (const [code, called] of Object.entries(words))
      for (const name of called.split(",")) add(name, code);
  return names;
}
