import type { Style } from "./style.ts";

/** Names and ISO 3166-1 alpha-3 codes of the countries of this world, by alpha-2 code. */
const countries: Readonly<Record<string, { fr: string; nl: string; alpha3: string }>> = {
  be: { fr: "Belgique", nl: "België", alpha3: "BEL" },
  nl: { fr: "Pays-Bas", nl: "Nederland", alpha3: "NLD" },
  fr: { fr: "France", nl: "Frankrijk", alpha3: "FRA" },
  ma: { fr: "Maroc", nl: "Marokko", alpha3: "MAR" },
  al: { fr: "Albanie", nl: "Albanië", alpha3: "ALB" },
  co: { fr: "Colombie", nl: "Colombia", alpha3: "COL" },
  ec: { fr: "Équateur", nl: "Ecuador", alpha3: "ECU" },
  br: { fr: "Brésil", nl: "Brazilië", alpha3: "BRA" },
  es: { fr: "Espagne", nl: "Spanje", alpha3: "ESP" },
  ua: { fr: "Ukraine", nl: "Oekraïne", alpha3: "UKR" },
  pa: { fr: "Panama", nl: "Panama", alpha3: "PAN" },
  lr: { fr: "Libéria", nl: "Liberia", alpha3: "LBR" },
  mt: { fr: "Malte", nl: "Malta", alpha3: "MLT" },
};

/** A country (ISO 3166-1 alpha-2, lower case) as a style writes it. */
export function writeCountry(code: string, style: Style): string {
  if (style.countries === "alpha-2") return code.toUpperCase();
  const country = countries[code];
  if (!country) return code.toUpperCase();
  return style.countries === "alpha-3" ? country.alpha3 : country[style.language];
}
