import { valuesOf } from "../../keys/values.ts";
import { latinWords } from "../../names/index.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";
import { distinctValues, mostValues, type Field } from "./field.ts";
import { remembered } from "./remembered.ts";

const levels = ["same", "shares-a-word", "different"] as const satisfies readonly LinkageLevel[];

/** A value out of few, as a gender or a country: equal or not, and no help in finding pairs. */
export function plainField(id: LinkageField, properties: readonly string[]): Field {
  return {
    id,
    levels: ["same", "different"],
    read: (values) =>
      distinctValues(
        properties.flatMap((property) => valuesOf(values, property, mostValues)),
        (text) => text.slice(0, 100).toLowerCase(),
      ),
    parts: () => [],
    compare: () => 1,
    tokens: () => [],
  };
}

const wordsKey = remembered(10_000, (text) => latinWords(text).slice(0, 8).join(" "));

/** A few words, as an occupation or a model. */
export function wordsField(id: LinkageField, property: string): Field {
  return {
    id,
    levels,
    read: (values) => distinctValues(valuesOf(values, property, mostValues), wordsKey),
    parts: (key) => key.split(" "),
    compare: (left, right) => {
      const shared = right.some((word) => word.length > 2 && left.includes(word));
      return levels.indexOf(shared ? "shares-a-word" : "different");
    },
    tokens: (key) => [key],
  };
}
