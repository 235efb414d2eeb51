import type { LinkageModel, LinkRecord } from "../linkage/linkage-types.ts";
import { createRegister } from "../linkage/register/register.ts";
import { fieldsOf } from "../linkage/scoring/level-reader.ts";

/** A record of a kind by its properties; empty values are left out. */
export function record(
  id: string,
  values: Readonly<Record<string, string | readonly string[]>>,
  kind = "Person",
): LinkRecord {
  const lists = Object.entries(values).map(
    ([property, value]) => [property, typeof value === "string" ? [value] : value] as const,
  );
  return { id, kind, values: new Map(lists.filter(([, list]) => list.some(Boolean))) };
}

/** A model in which what is the same speaks for a match, and the more levels between, the less. */
export function modelOf(kind: string): LinkageModel {
  const fields = fieldsOf(createRegister(kind)).map(({ id, levels }) => ({
    id,
    levels: levels.map((level, at) => ({
      id: level,
      m: at === 0 ? 0.8 : 0.2 / (levels.length - 1),
      u: at === levels.length - 1 ? 0.98 : 0.02 / (levels.length - 1),
    })),
  }));
  return { version: 1, kind, prior: 0.001, size: 1_000, fields };
}
