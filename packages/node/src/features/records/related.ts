import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { notFound } from "./records.ts";
import { recordRows } from "./rows.ts";
import type { RecordRow } from "./schemas.ts";

/** A record tied to another by a property of one of them. */
export type RelatedRecord = { property: string; direction: "from" | "to"; record: RecordRow };

const mostRelated = 200;

/**
 * The records that a record refers to ("to") and those that refer to it ("from"), at most 200.
 * @throws Problem 404 for a record that the actor cannot see
 */
export async function relatedRecords(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
): Promise<RelatedRecord[]> {
  const family = await tx
    .selectFrom("record")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", recordId), eb("merged_into", "=", recordId)]))
    .execute();
  if (family.length === 0) throw notFound();
  return relatedTo(
    node,
    tx,
    family.map((row) => row.id),
  );
}

/** The records tied to a record with the ids of its `family`: its own and those merged into it. */
export async function relatedTo(
  node: NodeContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<RelatedRecord[]> {
  const ties = await tx
    .selectFrom("statement")
    .select(["record_id", "reference", "property"])
    .where((eb) =>
      eb.or([
        eb.and([eb("record_id", "in", ids), eb("reference", "is not", null)]),
        eb("reference", "in", ids),
      ]),
    )
    .where("ended_at", "is", null)
    .limit(mostRelated)
    .execute();
  const links = ties.map((tie) =>
    ids.includes(tie.record_id)
      ? { property: tie.property, direction: "to" as const, id: tie.reference! }
      : { property: tie.property, direction: "from" as const, id: tie.record_id },
  );
  const listed = await listedAs(
    tx,
    links.map((link) => link.id),
  );
  const rows = await recordRows(node, tx, [...new Set(listed.values())]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return links.flatMap(({ property, direction, id }) => {
    const record = byId.get(listed.get(id) ?? id);
    return record && !ids.includes(record.id) ? { property, direction, record } : [];
  });
}

/** The record that each one is listed as: itself, or what it was merged into. */
async function listedAs(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record")
    .select(["id", "merged_into"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.merged_into ?? row.id]));
}
