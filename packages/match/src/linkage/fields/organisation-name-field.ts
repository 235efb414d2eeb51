import { valuesOf } from "../../keys/values.ts";
import { organisationWords } from "../../names/index.ts";
import { jaroWinkler } from "../../strings/jaro-winkler.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";
import { soundOfWord } from "./sounds.ts";

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
  compare: (left, right) => levels.indexOf(levelOf(left, right)),
  tokens: (key) => key.split(" ").map(soundOfWord),
};

function levelOf(left: string, right: string): (typeof levels)[number] {
  const [leftWords, rightWords] = [left.split(" "), right.split(" ")];
  const [joined, other] = [leftWords.toSorted().join(""), rightWords.toSorted().join("")];
  if (joined === other || leftWords.join("") === rightWords.join("")) return "same-sound";
  if (soundsOf(leftWords) === soundsOf(rightWords)) return "same-sound";
  if (left.length > 4 && oneEditApart(left, right)) return "one-letter-apart";
  if (jaroWinkler(left, right) >= 0.9) return "similar";
  return leftWords.some((word) => word.length > 2 && rightWords.includes(word))
    ? "shares-a-word"
    : "different";
}

function soundsOf(words: readonly string[]): string {
  return words.map(soundOfWord).toSorted().join(" ");
}
