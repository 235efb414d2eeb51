import { randomUUID } from "node:crypto";
import type { Random } from "../world/random.ts";
import type { Schema } from "./operations.ts";

/** Where identifiers for a field of a name come from; null: the name says nothing. */
export type IdSource = (name: string) => string | null;

/** Why no value could be made. */
export class CannotFill extends Error {}

const texts = [
  "Drug trafficking",
  "be-nobody-here",
  "0".repeat(64),
  "abc",
  "be",
  "/",
  "2031-05-17",
  "Person",
];

/**
 * Makes a value that a schema of the document admits.
 * @throws CannotFill when the schema asks for something this does not know how to make
 */
export function sampleOf(
  schema: Schema,
  name: string,
  means: { schemas: Readonly<Record<string, Schema>>; ids: IdSource; random: Random },
): unknown {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    const named = means.schemas[reference.split("/").at(-1) ?? ""];
    if (!named) throw new CannotFill(`${name}: there is no ${reference}`);
    return sampleOf(named, name, means);
  }
  if ("const" in schema) return schema["const"];
  const choices = schema["enum"] ?? schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(schema["enum"])) return means.random.pick(schema["enum"] as unknown[]);
  if (Array.isArray(choices)) return sampleOf(means.random.pick(choices) as Schema, name, means);
  if (Array.isArray(schema["allOf"]))
    return Object.assign(
      {},
      ...schema["allOf"].map((part) => sampleOf(part as Schema, name, means)),
    ) as unknown;
  const type = Array.isArray(schema["type"]) ? (schema["type"] as unknown[])[0] : schema["type"];
  switch (type) {
    case "object":
      return objectOf(schema, means);
    case "array": {
      const least = Number(schema["minItems"] ?? 0);
      const one = name.replace(/s$/, "");
      return Array.from({ length: Math.max(least, 1) }, () =>
        sampleOf(schema["items"] as Schema, one, means),
      );
    }
    case "string":
      return textOf(schema, name, means);
    case "integer":
    case "number":
      return Math.max(Number(schema["minimum"] ?? Number(schema["exclusiveMinimum"] ?? 0) + 1), 1);
    case "boolean":
      return means.random.chance(0.5);
    case "null":
      return null;
    default:
      throw new CannotFill(`${name}: no value is known for ${JSON.stringify(schema)}`);
  }
}

function objectOf(schema: Schema, means: Parameters<typeof sampleOf>[2]): unknown {
  const required = new Set((schema["required"] as string[] | undefined) ?? []);
  const properties = Object.entries((schema["properties"] as Record<string, Schema>) ?? {});
  return Object.fromEntries(
    properties
      .filter(([name]) => required.has(name) || means.random.chance(0.5))
      .map(([name, inner]) => [name, sampleOf(inner, name, means)]),
  );
}

function textOf(
  schema: Schema,
  name: string,
  { ids, random }: Parameters<typeof sampleOf>[2],
): string {
  const { format, pattern } = schema;
  switch (format) {
    case "uuid":
      return ids(name) ?? randomUUID();
    case "date":
      return "2031-05-17";
    case "date-time":
      return "2026-05-17T08:00:00.000Z";
    case "email":
      return `nobody${random.below(1e9)}@example.org`;
    case "binary":
      return "name,phone\nNobody,+32400000000\n";
    case "uri":
      return "https://example.org/";
    case undefined:
      break;
    default:
      throw new CannotFill(`${name}: no text is known for the format ${String(format)}`);
  }
  const least = Number(schema["minLength"] ?? 0);
  const most = Number(schema["maxLength"] ?? Infinity);
  const fits = (text: string): boolean =>
    text.length >= least &&
    text.length <= most &&
    (typeof pattern !== "string" || new RegExp(pattern).test(text));
  const known = ids(name);
  const found = [...(known === null ? [] : [known]), ...texts, "x".repeat(Math.max(least, 1))].find(
    fits,
  );
  if (found === undefined) throw new CannotFill(`${name}: no text is known for ${String(pattern)}`);
  return found;
}
