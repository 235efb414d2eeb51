import { cleanValue, type LinkRecord } from "../../packages/match/src/index.ts";
import { propertyOf } from "../../packages/model/src/index.ts";
import { authorities, generateWorld } from "../../packages/testbed/src/world/index.ts";
import { styles } from "../../packages/testbed/src/world/writing/styles.ts";
import type { TrueRecord } from "./read-records.ts";

/**
 * All records of a generated world by kind, cleaned as an import cleans them: what six services
 * hold, put together, so that many things are there several times. The same seed gives the same.
 */
export function worldRecords(seed: number, recordsPerNode: number): Map<string, TrueRecord[]> {
  const world = generateWorld({ seed, recordsPerNode });
  const truths = new Map<string, string>();
  for (const entity of world.truth.entities)
    for (const [authority, keys] of entity.known)
      for (const key of keys) truths.set(`${authority}/${key}`, String(entity.id));
  const byKind = new Map<string, TrueRecord[]>();
  for (const [at, { id: authority }] of authorities.entries())
    for (const { key, kind, statements } of world.views.get(authority)!.records) {
      const values = new Map<string, string[]>();
      for (const { property, value } of statements) {
        const type = propertyOf(kind, property)?.type ?? "entity";
        if (type === "entity") continue;
        const { country } = styles[at]!;
        const cleaned = cleanValue(type, value, { kind, property, country, dateOrder: "dmy" });
        if (cleaned.ok) values.set(property, [...(values.get(property) ?? []), cleaned.value]);
      }
      const id = `${authority}/${key}`;
      const record: LinkRecord = { id, kind, values };
      const truth = truths.get(id) ?? id;
      const records = byKind.get(kind);
      if (records) records.push({ record, truth });
      else byKind.set(kind, [{ record, truth }]);
    }
  return byKind;
}
