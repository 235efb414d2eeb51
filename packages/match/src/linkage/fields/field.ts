import type { Values } from "../../keys/values.ts";
import type { LinkageField, LinkageLevel } from "../levels.ts";

/** A value as a field compares it, and as it is written in the record. */
export type FieldValue = { readonly key: string; readonly written: string };

/** A field: what it reads of a record and how far two values of it agree. */
export type Field = {
  readonly id: LinkageField;
  /** The most telling first ("same"), the last "different". */
  readonly levels: readonly LinkageLevel[];
  /** Values of a record, none with an empty key; at most {@link mostValues}. */
  readonly read: (values: Values) => FieldValue[];
  /** What comparison needs of a key, worked out once for each distinct value. */
  readonly parts: (key: string) => readonly string[];
  /**
   * The place in `levels` of two different keys, by their parts; symmetric. Equal keys are always
   * on the first.
   */
  readonly compare: (left: readonly string[], right: readonly string[]) => number;
  /** True when a thing has one value of it, so that different ones contradict each other. */
  readonly single?: boolean;
  /** What of a value blocking looks for: the whole, and parts that survive its typical errors. */
  readonly tokens: (key: string) => readonly string[];
};

/** Values of one field of a record that are looked at. */
export const mostValues = 4;

/** Distinct values by their key; values without a key are left out. */
export function distinctValues(
  written: readonly string[],
  keyOf: (text: string) => string,
): FieldValue[] {
  const found = new Map<string, FieldValue>();
  for (const text of written) {
    if (found.size === mostValues) break;
    const key = keyOf(text);
    if (key !== "" && !found.has(key)) found.set(key, { key, written: text });
  }
  return [...found.values()];
}
