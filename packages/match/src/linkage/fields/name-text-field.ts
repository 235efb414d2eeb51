import { valuesOf } from "../../keys/values.ts";
import { nameWords, soundOf } from "../../names/index.ts";
import { jaroWinklerAtLeast } from "../../strings/jaro-winkler.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";

const levels = [
  "same",
  "same-sound",
  "similar",
  "different",
] as const satisfies readonly LinkageLevel[];

/** One part of the name of somebody else, as a father's. */
export function nameTextField(id: LinkageField, property: string): Field {
  return {
    id,
    levels,
    read: (values) =>
      distinctValues(valuesOf(values, property, mostValues), (text) =>
        nameWords(text, false).join(" "),
      ),
    parts: (key) => [key, soundsOf(key)],
    compare: ([left = "", leftSound], [right = "", rightSound]) => {
      if (leftSound === rightSound) return levels.indexOf("same-sound");
      return levels.indexOf(jaroWinklerAtLeast(0.9, left, right) ? "similar" : "different");
    },
    tokens: (key) => [soundsOf(key)],
  };
}

function soundsOf(key: string): string {
  return key.split(" ").map(soundOf).join(" ");
}
