import { valuesOf, type Values } from "../../keys/values.ts";
import { latinWords } from "../../names/index.ts";
import { mostValues } from "./field.ts";
import { remembered } from "./remembered.ts";

/** The parts of an address in canonical form; empty where not known. */
export type Address = {
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
  readonly city: string;
  readonly written: string;
};

/** "2060 Antwerpen", "B-2060 Antwerpen", "1011 AB Amsterdam", "13002 Marseille". */
const postcodeAndCity = /^(?:[A-Z]{1,2}-)?([0-9]{4,5}(?:\s?[A-Z]{2}(?=\s|$))?)\s+(\p{L}.*)$/u;

const addressWords = remembered(20_000, latinWords);

/** The addresses of a record: its properties for the parts, else what `address` says. */
export function addressesOf(values: Values): Address[] {
  const [streets, numbers, codes, cities] = ["street", "streetNumber", "postalCode", "city"].map(
    (property) => valuesOf(values, property, mostValues),
  ) as [string[], string[], string[], string[]];
  const count = Math.max(streets.length, codes.length, cities.length);
  if (count === 0) return valuesOf(values, "address", mostValues).map(fromLine);
  return Array.from({ length: count }, (_, at) =>
    address(streets[at] ?? "", numbers[at] ?? "", codes[at] ?? "", cities[at] ?? ""),
  );
}

function fromLine(text: string): Address {
  const lines = text
    .slice(0, 300)
    .split(",")
    .map((line) => line.trim());
  const at = lines.findIndex((line) => postcodeAndCity.test(line));
  const [, code = "", city = ""] = postcodeAndCity.exec(lines[at] ?? "") ?? [];
  const parts = address(at === 0 ? "" : (lines[0] ?? ""), "", code, city);
  return { ...parts, written: text };
}

function address(street: string, number: string, code: string, city: string): Address {
  const all = latinWords(street.slice(0, 200));
  const words = all.filter((word) => !/^[0-9]/.test(word));
  return {
    street: words.join(" "),
    number: addressWords(number)[0] ?? all.find((word) => /^[0-9]/.test(word)) ?? "",
    postcode: postcodeKey(code),
    city: addressWords(city).slice(0, 5).join(" "),
    written: [`${street} ${number}`.trim(), `${code} ${city}`.trim()].filter(Boolean).join(", "),
  };
}

/** Letters and digits, without a country before them. */
function postcodeKey(text: string): string {
  return addressWords(text)
    .join("")
    .replace(/^(?:be|b|lu|l|fr|f|nl|de|d)(?=[0-9]{4})/, "")
    .slice(0, 10);
}
