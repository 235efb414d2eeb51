import { citySound, latinWords, streetSound } from "../names/index.ts";
import { valuesOf, type Values } from "./values.ts";

/** The parts of a record's addresses that go into keys. */
export type AddressParts = {
  readonly postcodes: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
};

const most = 2;

/** "2060 Antwerpen", "B-2060 Antwerpen", "1011 AB Amsterdam", "13002 Marseille". */
const postcodeAndCity = /^(?:[A-Z]{1,2}-)?([0-9]{4,5})(?:\s?[A-Z]{2}(?=\s|$))?\s+(\p{L}.*)$/u;

/**
 * The parts of the addresses of a record: from the properties `postalCode`, `city` and `street`,
 * or where none of them is known, from `address` as far as it is written "street, code city".
 */
export function addressParts(values: Values): AddressParts {
  const postcodes = valuesOf(values, "postalCode", most);
  const cities = valuesOf(values, "city", most);
  const streets = valuesOf(values, "street", most);
  if (postcodes.length + cities.length + streets.length === 0) {
    for (const address of valuesOf(values, "address", most)) {
      const lines = address
        .slice(0, 300)
        .split(",")
        .map((line) => line.trim());
      const found = lines.map((line) => postcodeAndCity.exec(line));
      const at = found.findIndex((match) => match !== null);
      const match = found[at];
      if (!match) continue;
      postcodes.push(match[1]!);
      cities.push(match[2]!);
      if (at > 0) streets.push(lines[0]!);
    }
  }
  return {
    postcodes: distinct(postcodes.map(postcode)),
    cities: distinct(cities.map(citySound)),
    streets: distinct(streets.map(streetSound)),
  };
}

/** Letters and digits; of a Dutch code (1011 AB) only the digits, which are written more often. */
function postcode(text: string): string {
  const code = latinWords(text).join("").toUpperCase();
  return code
    .replace(/^(?:B|BE|L|LU|F|FR|NL|D|DE)(?=[0-9]{4})/, "")
    .replace(/^([0-9]{4})[A-Z]{2}$/, "$1")
    .slice(0, 10);
}

function distinct(parts: readonly string[]): string[] {
  return [...new Set(parts)].filter((part) => part !== "");
}
