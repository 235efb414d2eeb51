import { z } from "zod";
import { withoutZeros } from "../readers/text-chunks.ts";

const entitySchema = z.object({
  id: z.string().min(1).max(1000),
  schema: z.string().min(1).max(100),
  properties: z.record(z.string(), z.unknown()).default({}),
});

/** An entity of FollowTheMoney, values as texts. */
export type Entity = {
  id: string;
  schema: string;
  properties: { property: string; value: string }[];
  /** Values that are neither text nor number. */
  refused: { property: string; value: string }[];
};

/** Reads one line of FollowTheMoney JSON. */
export function parseEntity(
  line: string,
):
  | { ok: true; entity: Entity }
  | { ok: false; reason: "json-broken" | "not-an-entity"; hint: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return {
      ok: false,
      reason: "json-broken",
      hint: "The line is no valid JSON: each line is one object, written in full.",
    };
  }
  const parsed = entitySchema.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      reason: "not-an-entity",
      hint: 'Each line has "id" and "schema" as texts and "properties" as an object of lists.',
    };
  const entity: Entity = {
    id: withoutZeros(parsed.data.id),
    schema: parsed.data.schema,
    properties: [],
    refused: [],
  };
  for (const [property, values] of Object.entries(parsed.data.properties))
    for (const value of Array.isArray(values) ? (values as unknown[]) : [values]) {
      if (value === null || value === "") continue;
      if (typeof value === "string" || typeof value === "number")
        entity.properties.push({ property, value: withoutZeros(String(value)) });
      else entity.refused.push({ property, value: JSON.stringify(value) });
    }
  return { ok: true, entity };
}
