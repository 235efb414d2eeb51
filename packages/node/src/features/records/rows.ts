import type { HandlingCode, SubjectStatus } from "@entente/model";
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Database } from "../../store/schema.ts";
import type { Transaction } from "../../store/store.ts";
import type { RecordRow } from "./schemas.ts";

/**
 * The list rows of records, in the order of `ids`; ids that the actor cannot see are left out.
 */
export async function recordRows(
  node: NodeContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("record")
    .select((eb) => [
      "id",
      "kind",
      "caption",
      "detail",
      "originator",
      "silent",
      "handling_codes",
      "subject_status",
      "updated_at",
      standingHits(eb).whereRef("hit.record_id", "=", "record.id").as("own_hits"),
      standingHits(eb)
        .innerJoin("record as merged", "merged.id", "hit.record_id")
        .whereRef("merged.merged_into", "=", "record.id")
        .as("merged_hits"),
      eb
        .selectFrom("case_record")
        .select((select) => select.fn.countAll<number>().as("cases"))
        .whereRef("case_record.record_id", "=", "record.id")
        .as("cases"),
    ])
    .where(idIn(ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      id: row.id,
      kind: row.kind,
      caption: row.caption,
      detail: row.detail,
      originator: row.originator,
      foreign: row.originator !== node.authority.id,
      silent: row.silent,
      handlingCodes: row.handling_codes as HandlingCode[],
      subjectStatus: row.subject_status as SubjectStatus[],
      hits: (row.own_hits ?? 0) + (row.merged_hits ?? 0),
      cases: row.cases ?? 0,
      updatedAt: row.updated_at.toISOString(),
    };
  });
}

/** Counts hits that were not dismissed or withdrawn. */
function standingHits(eb: ExpressionBuilder<Database, "record">) {
  return eb
    .selectFrom("hit")
    .select((select) => select.fn.countAll<number>().as("hits"))
    .where("hit.state", "not in", ["dismissed", "withdrawn"]);
}

function idIn(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`record.id = any(${sql.val([...ids])}::uuid[])`;
}
