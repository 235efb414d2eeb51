/** Cleaned current values of a record by property. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** At most `most` values of a property, none empty. */
export function valuesOf(values: Values, property: string, most: number): string[] {
  return (values.get(property) ?? []).filter((value) => value !== "").slice(0, most);
}
