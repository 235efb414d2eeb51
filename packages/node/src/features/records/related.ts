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
  const ids = family.map((row) => row.id);
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
  const rows = await recordRows(node, tx, [...new Set(links.map((link) => link.id))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return links.flatMap(({ property, direction, id }) => {
    const record = byId.get(id);
    return record ? { property, direction, record } : [];
  });
}
