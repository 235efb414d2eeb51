import { kindDefinition } from "./kinds/vocabulary.ts";

/**
 * The caption of a record: the first value of the first caption property that has one.
 * @param kind the record's kind
 * @param values current values by property
 * @returns at most 200 characters; the kind's name when no caption property has a value
 */
export function captionOf(kind: string, values: ReadonlyMap<string, readonly string[]>): string {
  const wholeName = [values.get("firstName")?.[0], values.get("lastName")?.[0]];
  for (const property of kindDefinition(kind)?.caption ?? []) {
    const value =
      property === "lastName" ? wholeName.filter(Boolean).join(" ") : values.get(property)?.[0];
    if (value) return value.slice(0, 200);
  }
  for (const ancestor of ancestorCaptions(kind)) {
    const value = values.get(ancestor)?.[0];
    if (value) return value.slice(0, 200);
  }
  return kind;
}

function ancestorCaptions(kind: string): string[] {
  const parent = kindDefinition(kind)?.extends;
  if (!parent) return [];
  return [...(kindDefinition(parent)?.caption ?? []), ...ancestorCaptions(parent)];
}
