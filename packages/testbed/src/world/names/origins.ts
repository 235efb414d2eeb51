import { albanian } from "./albanian.ts";
import { flemish, walloon } from "./belgian.ts";
import { dutch } from "./dutch.ts";
import { french } from "./french.ts";
import { latinAmerican } from "./latin-american.ts";
import { moroccan } from "./moroccan.ts";
import { slavic } from "./slavic.ts";
import type { NameList } from "./spelling.ts";

/** A population of the generated world: how its people are called, where they were born. */
export type Origin = {
  readonly names: NameList;
  /** ISO 3166-1 alpha-2, lower case. */
  readonly birthCountries: readonly string[];
  readonly nationalities: readonly string[];
  readonly birthPlaces: readonly string[];
  /** Countries whose phones these people carry. */
  readonly phoneCountries: readonly string[];
  /** How many family names stand on their papers. */
  readonly surnames: 1 | 2;
  readonly nicknames: readonly string[];
};

const north = ["Le Grand", "De Lange", "Kapitein", "Le Comptable", "Tonton", "Baas", "Le Suisse"];

/** The populations by name. */
export const origins = {
  flemish: origin(flemish, ["be"], ["be"], ["Antwerpen", "Mechelen", "Gent", "Turnhout"], ["be"]),
  walloon: origin(walloon, ["be"], ["be"], ["Liège", "Charleroi", "Namur", "Mons"], ["be"]),
  dutch: origin(dutch, ["nl"], ["nl"], ["Rotterdam", "Dordrecht", "Breda", "Vlissingen"], ["nl"]),
  french: origin(french, ["fr"], ["fr"], ["Marseille", "Lyon", "Lille", "Le Havre"], ["fr"]),
  moroccan: origin(
    moroccan,
    ["ma", "ma", "be", "nl", "fr"],
    ["ma", "ma", "be", "nl", "fr"],
    ["Nador", "Tanger", "Al Hoceima", "Oujda", "Casablanca", "Tétouan"],
    ["ma", "be", "nl", "fr"],
    ["Taxi", "Le Petit", "Moustache", "El Blanco", "Chef", "Docteur", "Boxeur"],
  ),
  albanian: origin(
    albanian,
    ["al"],
    ["al"],
    ["Tiranë", "Durrës", "Vlorë", "Shkodër", "Elbasan"],
    ["al", "be", "nl"],
    ["Beni", "Tigri", "Doktori", "Lali", "Gjati"],
  ),
  latinAmerican: origin(
    latinAmerican,
    ["co", "ec", "br"],
    ["co", "ec", "br", "es"],
    ["Guayaquil", "Buenaventura", "Cali", "Santos", "Manta", "Turbo"],
    ["co", "ec", "br", "nl"],
    ["El Flaco", "El Profe", "Chucho", "El Mono", "Gringo", "Tío"],
    2,
  ),
  slavic: origin(slavic, ["ua"], ["ua"], ["Odessa", "Mykolaiv", "Kherson"], ["nl", "be"]),
} as const satisfies Record<string, Origin>;

/** The name of a population. */
export type OriginName = keyof typeof origins;

function origin(
  names: NameList,
  birthCountries: readonly string[],
  nationalities: readonly string[],
  birthPlaces: readonly string[],
  phoneCountries: readonly string[],
  nicknames: readonly string[] = north,
  surnames: 1 | 2 = 1,
): Origin {
  return {
    names,
    birthCountries,
    nationalities,
    birthPlaces,
    phoneCountries,
    surnames,
    nicknames,
  };
}
