import { citySound, latinWords, streetSound } from "../names/index.ts";
import { valuesOf, type Values } from "./values.ts";

/** The parts of a record's addresses that go into keys. */
export type AddressParts = {
  readonly postcodes: readonly string[];
  /** Postal codes of a few doors, whole: Dutch (1011AB), British (SW1A1AA), Irish, Canadian ones. */
  readonly units: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
};

const most = 2;

const unit =
  /^(?:[0-9]{4}[A-Z]{2}|[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}|[A-Z][0-9][0-9W][0-9A-Z]{4}|(?:[A-Z][0-9]){3})$/;

/** "2060 Antwerpen", "B-2060 Antwerpen", "1011 AB Amsterdam", "13002 Marseille". */
const postcodeAndCity = /^(?:[A-Z]{1,2}-)?([0-9]{4,5})(?:\s?([A-Z]{2})(?=\s|$))?\s+(\p{L}.*)$/u;

/**
 * The parts of the addresses of a record: from the properties `postalCode`, `city` and `street`,
 * or where none of them is known, from `address` as far as it is written "street, code city".
 */
export function addressParts(values: Values): AddressParts {
  const postcodes = valuesOf(values, "postalCode", most);
  const units = [...postcodes];
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
      units.push(`${match[1]}${match[2] ?? ""}`);
      cities.push(match[3]!);
      if (at > 0) streets.push(lines[0]!);
    }
  }
  return {
    postcodes: distinct(postcodes.map(postcode)),
    units: distinct(units.map(postcodeUnit)),
    cities: distinct(cities.map(citySound)),
    streets: distinct(streets.map(streetSound)),
  };
}

/** Letters and digits; of a Dutch code (1011 AB) only the digits, which are written more often. */
function postcode(text: string): string {
  return compact(text)
    .replace(/^(?:B|BE|L|LU|F|FR|NL|D|DE)(?=[0-9]{4})/, "")
    .replace(/^([0-9]{4})[A-Z]{2}$/, "$1")
    .slice(0, 10);
}

/** The whole code where it stands for a few doors; empty for others. */
function postcodeUnit(text: string): string {
  const code = compact(text).replace(/^NL(?=[0-9]{4}[A-Z]{2}$)/, "");
  return unit.test(code) ? code : "";
}

function compact(text: string): string {
  return latinWords(text).join("").toUpperCase();
}

function distinct(parts: readonly string[]): string[] {
  return [...new Set(parts)].filter((part) => part !== "");
}
