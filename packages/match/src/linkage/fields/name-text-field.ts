import { valuesOf } from "../../keys/values.ts";
import { nameWords } from "../../names/index.ts";
import { jaroWinkler } from "../../strings/jaro-winkler.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";
import { soundOfWord } from "./sounds.ts";

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
    compare: (left, right) => {
      const same =
        left.split(" ").map(soundOfWord).join(" ") === right.split(" ").map(soundOfWord).join(" ");
      if (same) return levels.indexOf("same-sound");
      return levels.indexOf(jaroWinkler(left, right) >= 0.9 ? "similar" : "different");
    },
    tokens: (key) => [key.split(" ").map(soundOfWord).join(" ")],
  };
}
