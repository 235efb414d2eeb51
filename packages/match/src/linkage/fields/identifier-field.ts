import { valuesOf } from "../../keys/values.ts";
import { oneEditApart } from "../../strings/one-edit.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";

const levels = [
  "same",
  "one-character-apart",
  "two-characters-apart",
  "part-of-the-other",
  "different",
] as const satisfies readonly LinkageLevel[];

/** What one of the values may lack: a country's code, a prefix, a check digit. */
const shortestPart = 6;

/** A number that stands for one thing: of a document, a phone, an account, a vessel. */
export function identifierField(id: LinkageField, properties: readonly string[]): Field {
  return {
    id,
    levels,
    read: (values) =>
      distinctValues(
        properties.flatMap((property) => valuesOf(values, property, mostValues)),
        identifierKey,
      ),
    parts: (key) => [key],
    compare: ([left = ""], [right = ""]) => levels.indexOf(levelOf(left, right)),
    tokens: identifierTokens,
  };
}

function identifierKey(text: string): string {
  return text
    .slice(0, 100)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, 60);
}

function levelOf(left: string, right: string): (typeof levels)[number] {
  if (oneEditApart(left, right)) return "one-character-apart";
  if (left.length === right.length)
    return left.length >= 6 && differences(left, right) === 2
      ? "two-characters-apart"
      : "different";
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  const inside = short.length >= shortestPart && (long.endsWith(short) || long.startsWith(short));
  return inside ? "part-of-the-other" : "different";
}

function differences(left: string, right: string): number {
  let count = 0;
  for (let at = 0; at < left.length && count < 3; at++)
    if (left.charCodeAt(at) !== right.charCodeAt(at)) count += 1;
  return count;
}

/** The whole and its two halves: one slip leaves a half as it was. */
function identifierTokens(key: string): string[] {
  if (key.length < 4) return [key];
  const middle = key.length >> 1;
  return [key, `<${key.slice(0, middle)}`, `>${key.slice(-middle)}`];
}
