import { events } from "./events.ts";
import type { KindDefinition, PropertyDefinition } from "./kind.ts";
import { relations } from "./relations.ts";
import { things } from "./things.ts";

const definitions = new Map([...things, ...events, ...relations].map((kind) => [kind.name, kind]));
const lineages = new Map([...definitions.keys()].map((name) => [name, lineageOf(name)]));
const propertyTables = new Map([...definitions.keys()].map((name) => [name, tableOf(name)]));

/** The names of all kinds a record may have, in the order of the vocabulary. */
export const kindNames: readonly string[] = [...definitions.values()]
  .filter((kind) => !kind.abstract)
  .map((kind) => kind.name);

/** True when `name` is a kind that a record may have. */
export function isKind(name: string): boolean {
  const kind = definitions.get(name);
  return kind !== undefined && !kind.abstract;
}

/** The definition of a kind, or undefined for an unknown name. */
export function kindDefinition(name: string): KindDefinition | undefined {
  return definitions.get(name);
}

/** True when `name` is `ancestor` or extends it, however far. */
export function isA(name: string, ancestor: string): boolean {
  return lineages.get(name)?.includes(ancestor) ?? false;
}

/** All properties of a kind, inherited ones included; empty for an unknown kind. */
export function propertiesOf(kind: string): ReadonlyMap<string, PropertyDefinition> {
  return propertyTables.get(kind) ?? new Map<string, PropertyDefinition>();
}

/** The definition of one property of a kind, or undefined when the kind has none of that name. */
export function propertyOf(kind: string, property: string): PropertyDefinition | undefined {
  return propertyTables.get(kind)?.get(property);
}

function lineageOf(name: string): string[] {
  const kind = definitions.get(name);
  return kind ? [name, ...(kind.extends ? lineageOf(kind.extends) : [])] : [];
}

function tableOf(name: string): Map<string, PropertyDefinition> {
  const table = new Map<string, PropertyDefinition>();
  for (const ancestor of lineageOf(name).toReversed())
    for (const [property, definition] of Object.entries(definitions.get(ancestor)!.properties))
      table.set(property, definition);
  return table;
}
