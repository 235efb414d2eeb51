import { nameWords } from "../../names/index.ts";
import { remembered } from "./remembered.ts";
import { valuesOf, type Values } from "../../keys/values.ts";

const wordsOfPart = remembered(20_000, (text) => nameWords(text, false));
const wordsOfWhole = remembered(20_000, (text) => nameWords(text, true));

/** The words of a person's names by the part they play. */
export type NameParts = {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Further names, and words of whole names whose part is not known. */
  readonly other: readonly string[];
};

const mostGiven = 4;
const mostFamily = 4;
const mostOther = 6;
const mostNames = 4;

/**
 * Reads who is named how. What follows a comma, or is not written in capitals when the rest is, is
 * the given name; else the first word of a whole name is taken for the given and the last for the
 * family name, and comparison also looks across.
 */
export function namePartsOf(values: Values): NameParts {
  const given = partWords(values, ["firstName"], mostGiven);
  const family = partWords(values, ["lastName"], mostFamily);
  const other = partWords(values, ["secondName", "middleName"], mostOther);
  const whole = valuesOf(values, "name", mostNames);
  for (const name of whole) {
    const parts = given.length === 0 && family.length === 0 ? splitName(name) : undefined;
    if (parts) {
      given.push(...parts.given.slice(0, mostGiven));
      family.push(...parts.family.slice(0, mostFamily));
      other.push(...parts.other);
    } else other.push(...wordsOfWhole(name));
  }
  for (const property of ["alias", "previousName"])
    for (const name of valuesOf(values, property, mostNames)) other.push(...wordsOfWhole(name));
  const known = new Set([...given, ...family]);
  return {
    given,
    family,
    other: [...new Set(other)].filter((word) => !known.has(word)).slice(0, mostOther),
  };
}

function splitName(name: string): NameParts | undefined {
  const comma = name.indexOf(",");
  if (comma > 0) {
    const family = nameWords(name.slice(0, comma), false);
    const given = nameWords(name.slice(comma + 1), false);
    if (family.length > 0 && given.length > 0) return { given, family, other: [] };
  }
  const pieces = name.slice(0, 400).split(/\s+/);
  const capitals = pieces.filter(inCapitals);
  if (capitals.length > 0 && capitals.length < pieces.length) {
    const family = nameWords(capitals.join(" "), false);
    const given = nameWords(pieces.filter((piece) => !inCapitals(piece)).join(" "), false);
    if (family.length > 0 && given.length > 0) return { given, family, other: [] };
  }
  const words = wordsOfWhole(name);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (words.length === 1) return { given: [], family: [last], other: [] };
  return { given: [first], family: [last], other: words.slice(1, -1) };
}

function inCapitals(piece: string): boolean {
  return /\p{Lu}{2}/u.test(piece) && piece === piece.toUpperCase();
}

function partWords(values: Values, properties: readonly string[], most: number): string[] {
  const parts = properties.flatMap((property) => valuesOf(values, property, mostNames));
  return [...new Set(parts.flatMap((part) => wordsOfPart(part)))].slice(0, most);
}
