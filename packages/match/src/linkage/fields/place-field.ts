import { valuesOf } from "../../keys/values.ts";
import { citySound, latinWords } from "../../names/index.ts";
import { jaroWinklerAtLeast } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";
import { remembered } from "./remembered.ts";

const levels = [
  "same",
  "same-sound",
  "similar",
  "shares-a-word",
  "different",
] as const satisfies readonly LinkageLevel[];

/** The name of a town or a country, as a place of birth. */
export function placeField(id: LinkageField, property: string): Field {
  return {
    id,
    levels,
    read: (values) => distinctValues(valuesOf(values, property, mostValues), placeKey),
    parts: (key) => [key, citySound(key), ...key.split(" ").filter((word) => word.length > 3)],
    compare: (left, right) => levels.indexOf(levelOf(left, right)),
    tokens: (key) => [citySound(key)],
  };
}

/** The words of the town, without what follows a comma or stands in brackets. */
const placeKey = remembered(20_000, (text) =>
  latinWords(text.split(/[,(]/)[0] ?? "")
    .slice(0, 5)
    .join(" "),
);

function levelOf(
  [left = "", leftSound = "", ...leftWords]: readonly string[],
  [right = "", rightSound, ...rightWords]: readonly string[],
): (typeof levels)[number] {
  if (leftSound.length > 2 && leftSound.length < 5 && leftSound === rightSound) return "same-sound";
  if (left.length > 3 && oneEditApart(left, right)) return "similar";
  if (jaroWinklerAtLeast(0.92, left, right)) return "similar";
  return leftWords.some((word) => rightWords.includes(word)) ? "shares-a-word" : "different";
}
