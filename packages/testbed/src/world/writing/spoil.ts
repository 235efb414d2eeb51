import type { Style } from "./style.ts";
import type { PlainFact } from "./write-value.ts";
import { writeDate } from "./write-date.ts";

/**
 * A value that a node must refuse in place of a good one: a day that does not exist, or a word
 * where a number belongs. Null for ways of writing that have no such value.
 */
export function spoil(fact: PlainFact, style: Style): string | null {
  if (fact.as === "date") return writeDate(`${fact.value.slice(0, 4)}-02-31`, style);
  if (fact.as === "phone") return style.language === "nl" ? "onbekend" : "inconnu";
  return null;
}
