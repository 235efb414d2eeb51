import { valuesOf } from "../../keys/values.ts";
import { organisationWords, soundOf } from "../../names/index.ts";
import { jaroWinklerAtLeast } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";

const levels = [
  "same",
  "same-sound",
  "one-letter-apart",
  "similar",
  "shares-a-word",
  "different",
] as const satisfies readonly LinkageLevel[];

/** The name of an organisation or a ship, former and other names included; legal forms left out. */
export const thingNameField: Field = {
  id: "name",
  levels,
  read: (values) =>
    distinctValues(
      ["name", "previousName", "alias"].flatMap((one) => valuesOf(values, one, mostValues)),
      (text) => organisationWords(text).join(" "),
    ),
  parts: (key) => {
    const words = key.split(" ");
    const sounds = words.map(soundOf).toSorted().join(" ");
    return [key, words.join(""), words.toSorted().join(""), sounds, ...words];
  },
  compare: (left, right) => levels.indexOf(levelOf(left, right)),
  tokens: (key) => key.split(" ").map(soundOf),
};

function levelOf(
  [left = "", leftJoined, leftSorted, leftSounds, ...leftWords]: readonly string[],
  [right = "", rightJoined, rightSorted, rightSounds, ...rightWords]: readonly string[],
): (typeof levels)[number] {
  if (leftJoined === rightJoined || leftSorted === rightSorted) return "same-sound";
  if (leftSounds === rightSounds) return "same-sound";
  if (left.length > 4 && oneEditApart(left, right)) return "one-letter-apart";
  if (jaroWinklerAtLeast(0.9, left, right)) return "similar";
  return leftWords.some((word) => word.length > 2 && rightWords.includes(word))
    ? "shares-a-word"
    : "different";
}
