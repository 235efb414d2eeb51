import { valuesOf } from "../../keys/values.ts";
import { latinWords } from "../../names/index.ts";
import { jaroWinkler } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";
import { remembered } from "./remembered.ts";
import { soundOfCity } from "./sounds.ts";

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
    compare: (left, right) => levels.indexOf(levelOf(left, right)),
    tokens: (key) => [soundOfCity(key)],
  };
}

/** The words of the town, without what follows a comma or stands in brackets. */
const placeKey = remembered(20_000, (text) =>
  latinWords(text.split(/[,(]/)[0] ?? "")
    .slice(0, 5)
    .join(" "),
);

function levelOf(left: string, right: string): (typeof levels)[number] {
  const sound = soundOfCity(left);
  if (sound.length > 2 && sound.length < 5 && sound === soundOfCity(right)) return "same-sound";
  if (left.length > 3 && oneEditApart(left, right)) return "similar";
  if (jaroWinkler(left, right) >= 0.92) return "similar";
  const words = new Set(left.split(" "));
  return right.split(" ").some((word) => word.length > 3 && words.has(word))
    ? "shares-a-word"
    : "different";
}
