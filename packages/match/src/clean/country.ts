import { oneLine } from "./characters.ts";
import { keep, refuse, type Cleaned, type Cleaner } from "./cleaned.ts";
import { countryKey } from "./country-key.ts";
import { countriesByName } from "./country-names.ts";
import { remember } from "./remember.ts";

/** Distinguishing signs of vehicles that stand alone for a country in many files. */
const vehicleSigns = new Map(
  Object.entries({ b: "be", d: "de", e: "es", f: "fr", i: "it", l: "lu", p: "pt" }),
);

/**
 * A country as ISO 3166-1 alpha-2 in lower case: from its codes, its names in English, French,
 * Dutch and Spanish, or the word for its nationals.
 */
export const cleanCountry: Cleaner = (text, context) =>
  readCountry(oneLine(text).slice(0, 200), context);

const readCountry = remember(5000, (line): Cleaned => {
  const name = countryKey(line);
  const country = countriesByName().get(name);
  if (country !== undefined) return keep(country);
  const sign = vehicleSigns.get(name);
  if (sign !== undefined) return keep(sign, "vehicle-sign-read");
  return refuse(
    "unknown-country",
    "Write the country's two-letter code, or its name in English, French, Dutch or Spanish.",
  );
});
