import { citySound, initialOf, personNames, shortSoundOf, type NamePair } from "../names/index.ts";
import { addressParts } from "./address-parts.ts";
import { birthParts } from "./birth-parts.ts";
import { matchKey, type KeyType, type MatchKey } from "./key-types.ts";
import { valuesOf, type Values } from "./values.ts";

/**
 * The keys of a person's names, birth date and address, most telling first. A person with two
 * names, a whole birth date and a whole address has ten, with a town of birth two more, with a postal
 * code of a few doors four more.
 */
export function personKeys(values: Values): MatchKey[] {
  const names = personNames(values);
  const birth = birthParts(values);
  const address = addressParts(values);
  const birthplaces = valuesOf(values, "birthPlace", 2)
    .map((place) => citySound(place.split(/[,(]/)[0] ?? ""))
    .filter((place) => place !== "");
  const words = names.words.filter((word) => word.length > 1).map(shortSoundOf);
  const pairs = names.pairs
    .filter((pair) => pair.every((word) => word.length > 1))
    .map((pair) => inNoOrder(pair, shortSoundOf));
  const initials = names.pairs.map((pair) => inNoOrder(pair, initialOf));
  return [
    ...cross("name-birth", words, birth.dates),
    ...cross("names-year", pairs, birth.years),
    ...cross("initials-birth", initials, birth.dates),
    ...cross("names-postcode", pairs, address.postcodes),
    ...cross("names-street", pairs, address.streets),
    ...cross("birth-postcode", birth.dates, address.postcodes),
    ...cross("birth-street", birth.dates, address.streets),
    ...cross("names-city", pairs, address.cities),
    ...cross("birth-city", birth.dates, address.cities),
    ...cross("names-birthplace", pairs, birthplaces),
    ...cross("daymonth-birthplace", birth.days, birthplaces),
    ...cross("name-unit", words, address.units),
    ...cross("initials-unit", initials, address.units),
    ...cross("year-unit", birth.years, address.units),
  ];
}

function inNoOrder(pair: NamePair, soundOf: (word: string) => string): string {
  return pair.map(soundOf).toSorted().join("-");
}

function cross(type: KeyType, some: readonly string[], others: readonly string[]): MatchKey[] {
  return some.flatMap((one) => others.map((other) => matchKey(type, one, other)));
}
