import type { Values } from "../../keys/values.ts";
import { citySound, streetSound } from "../../names/index.ts";
import { jaroWinklerAtLeast } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageLevel } from "../levels.ts";
import { addressesOf, type Address } from "./addresses.ts";
import { mostValues, type Field, type FieldValue } from "./field.ts";

const streetLevels = [
  "same",
  "same-street-other-number",
  "similar",
  "different",
] as const satisfies readonly LinkageLevel[];

/** Street and number, which are weighed together. */
export const streetField: Field = {
  id: "street",
  levels: streetLevels,
  read: (values) =>
    read(values, ({ street, number }) => (street === "" ? "" : `${street}|${number}`)),
  parts: (key) => key.split("|"),
  compare: (left, right) => streetLevels.indexOf(streetLevel(left, right)),
  tokens: (key) => {
    const [street = "", number = ""] = key.split("|");
    return number === "" ? [streetSound(street)] : [streetSound(street), `${street[0]}${number}`];
  },
};

const localityLevels = [
  "same",
  "same-postcode",
  "same-city",
  "similar-city",
  "postcode-one-character-apart",
  "same-postal-area",
  "different",
] as const satisfies readonly LinkageLevel[];

/** Postcode and city, which tell nearly the same and are weighed together. */
export const localityField: Field = {
  id: "locality",
  levels: localityLevels,
  read: (values) =>
    read(values, ({ postcode, city }) => (postcode + city === "" ? "" : `${postcode}|${city}`)),
  parts: (key) => {
    const [code = "", city = ""] = key.split("|");
    return [code, city, city && citySound(city), code && postalArea(code)];
  },
  compare: (left, right) => localityLevels.indexOf(localityLevel(left, right)),
  tokens: (key) => {
    const [postcode = "", city = ""] = key.split("|");
    return [postcode && `#${postcode}`, city && citySound(city)].filter((token) => token !== "");
  },
};

function read(values: Values, keyOf: (address: Address) => string): FieldValue[] {
  const found = new Map<string, FieldValue>();
  for (const address of addressesOf(values).slice(0, mostValues)) {
    const key = keyOf(address);
    if (key !== "" && !found.has(key)) found.set(key, { key, written: address.written });
  }
  return [...found.values()];
}

function streetLevel(
  [leftStreet = "", leftNumber = ""]: readonly string[],
  [rightStreet = "", rightNumber = ""]: readonly string[],
): (typeof streetLevels)[number] {
  if (leftStreet === rightStreet) return "same-street-other-number";
  const alike =
    oneEditApart(leftStreet, rightStreet) || jaroWinklerAtLeast(0.93, leftStreet, rightStreet);
  if (!alike) return "different";
  return leftNumber === rightNumber && leftNumber !== "" ? "same" : "similar";
}

function localityLevel(
  [leftCode = "", leftCity = "", leftSound, leftArea]: readonly string[],
  [rightCode = "", rightCity = "", rightSound, rightArea]: readonly string[],
): (typeof localityLevels)[number] {
  const cities = leftCity !== "" && rightCity !== "";
  const codes = leftCode !== "" && rightCode !== "";
  const sameCode = codes && leftCode === rightCode;
  const sameCity = cities && (leftCity === rightCity || leftSound === rightSound);
  if (sameCode && sameCity) return "same";
  if (sameCode) return "same-postcode";
  if (sameCity) return "same-city";
  if (
    cities &&
    (oneEditApart(leftCity, rightCity) || jaroWinklerAtLeast(0.92, leftCity, rightCity))
  )
    return "similar-city";
  if (codes && leftCode.length > 3 && oneEditApart(leftCode, rightCode))
    return "postcode-one-character-apart";
  return codes && leftArea === rightArea ? "same-postal-area" : "different";
}

/** What a postcode begins with: letters and digits of the first part, or two digits. */
function postalArea(code: string): string {
  return /^[a-z]+[0-9]?/.exec(code)?.[0] ?? code.slice(0, 2);
}
