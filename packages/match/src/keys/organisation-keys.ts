import { organisationWords, soundOf } from "../names/index.ts";
import { addressParts } from "./address-parts.ts";
import { matchKey, type MatchKey } from "./key-types.ts";
import { valuesOf, type Values } from "./values.ts";

const mostNames = 3;
const mostCountries = 2;

/** From so many sounds on, a name is hardly borne by two organisations of one country. */
const longName = 9;

/**
 * The keys of an organisation's names: all telling words in no order, alone and with country,
 * postal code and city; at most 21.
 */
export function organisationKeys(values: Values): MatchKey[] {
  const names = ["name", "alias", "previousName"]
    .flatMap((property) => valuesOf(values, property, mostNames))
    .slice(0, mostNames)
    .map((name) => organisationWords(name).map(soundOf).toSorted().join("-"))
    .filter((name) => name !== "");
  const countries = ["jurisdiction", "country"].flatMap((property) =>
    valuesOf(values, property, mostCountries),
  );
  const address = addressParts(values);
  return names.flatMap((name) => [
    matchKey(name.length < longName ? "organisation-short" : "organisation-long", name),
    ...countries.slice(0, mostCountries).map((it) => matchKey("organisation-country", name, it)),
    ...address.postcodes.map((it) => matchKey("organisation-postcode", name, it)),
    ...address.cities.map((it) => matchKey("organisation-city", name, it)),
  ]);
}
