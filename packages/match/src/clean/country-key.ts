import { searchText } from "./search-text.ts";

/** The form in which names of countries are compared: ASCII letters and digits apart by spaces. */
export function countryKey(name: string): string {
  return searchText(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
