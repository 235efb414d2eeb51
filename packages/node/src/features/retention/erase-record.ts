import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger, eraseJustifications } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { ErasedRecordTable } from "../../store/tables/recall.ts";
import { forgetDuplicates } from "../duplicates/duplicates.ts";
import { followDerivations } from "../recalls/derivations.ts";
import { refreshRecord } from "../records/records.ts";
import { queueForMatching } from "../records/records.ts";

/** Why a record is erased. */
export type Erasure = {
  cause: ErasedRecordTable["cause"];
  reason: string;
};

/**
 * Erases a record with those merged into it: what was said of it, everything derived, found or matched
 * by it. What stays is the proof: the ledger's entries, the register of disclosures, which holds no
 * values, and a row that says it existed, was used and was erased.
 *
 * The match keys go with the next turn of matching, which takes its tags off the partners' lists.
 */
export function eraseRecord(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  erasure: Erasure,
): Promise<void> {
  return withFullSight(tx, async () => {
    const family = await tx
      .selectFrom("record")
      .selectAll()
      .where((eb) => eb.or([eb("id", "=", recordId), eb("merged_into", "=", recordId)]))
      .forUpdate()
      .execute();
    const ids = family.map((record) => record.id);
    if (ids.length === 0) return;
    for (const record of family) {
      const counts = await countsOf(tx, record.id);
      await tx
        .insertInto("erased_record")
        .values({
          record_id: record.id,
          kind: record.kind,
          originator: record.originator,
          case_ids: record.case_ids,
          created_at: record.created_at,
          review_at: record.review_at,
          erased_at: node.now(),
          erased_by: tx.actor.type === "user" ? tx.actor.userId : null,
          ...erasure,
          ...counts,
        })
        .onConflict((conflict) =>
          conflict.column("record_id").doUpdateSet({ erased_at: node.now(), ...erasure }),
        )
        .execute();
      await appendToLedger(tx, [
        {
          act: "erasure",
          object: { type: "record", id: record.id },
          justification: erasure.reason,
          facts: { cause: erasure.cause, kind: record.kind, ...counts },
        },
      ]);
    }
    if (erasure.cause !== "recall") await followAll(node, tx, ids, erasure.reason);
    await eraseLetters(tx, ids);
    await eraseReasons(tx, ids);
    for (const table of ["statement", "case_record", "foreign_record", "justification"] as const)
      await tx.deleteFrom(table).where("record_id", "in", ids).execute();
    for (const table of ["hit", "capped_key"] as const)
      await tx.deleteFrom(table).where("record_id", "in", ids).execute();
    await forgetDuplicates(tx, ids);
    for (const id of ids) await sql`select entente_forget_record(${id}::uuid)`.execute(tx);
    await tx.deleteFrom("record").where("id", "in", ids).execute();
    await endReferences(node, tx, ids);
    await queueForMatching(tx, ids);
  });
}

/** Whoever has something of it is told that it is erased; copies on paper and in files are listed. */
async function followAll(
  node: NodeContext,
  tx: Transaction,
  ids: readonly string[],
  text: string,
): Promise<void> {
  const statements = await tx
    .selectFrom("statement")
    .select(["id as statementId", "record_id as recordId"])
    .where("record_id", "in", [...ids])
    .execute();
  const gone = { statements, reason: "retention", text, erase: true, recallId: null } as const;
  await followDerivations(node, tx, gone);
}

async function countsOf(tx: Transaction, recordId: string) {
  const { rows } = await sql<{ statements: number; disclosures: number; consultations: number }>`
    select
      (select count(*) from statement where record_id = ${recordId}::uuid) as statements,
      (select count(*) from disclosure where record_id = ${recordId}::uuid) as disclosures,
      (select count(*) from ledger_entry where object_type = 'record'
        and object_id = ${recordId} and act = 'consultation') as consultations`.execute(tx);
  return rows[0]!;
}

/** Free text of requests about records, and the bodies of messages that carried what they said. */
async function eraseLetters(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`
    update outbox set body = '{"erased":true}',
      failed_at = case when delivered_at is null then coalesce(failed_at, now()) else failed_at end,
      last_error = case when delivered_at is null then 'erased' else last_error end
    where type = 'reply' and body::jsonb #>> '{payload,recordRef}' = any(${sql.val([...ids])}::text[])
      or type = 'statement.correction' and id in (
        select recall.outbox_id from recall join recall_statement on recall_id = recall.id
        where record_id = any(${sql.val([...ids])}::uuid[]) and direction = 'out')`.execute(tx);
  await tx
    .updateTable("request")
    .set({ justification: "", note: null, conditions: null, refusal_text: null })
    .where("record_id", "in", ids)
    .execute();
}

/** Why people looked at it: their words may tell what it said. The entries and their proofs stay. */
async function eraseReasons(tx: Transaction, ids: readonly string[]): Promise<void> {
  const entries = await tx
    .selectFrom("ledger_entry")
    .select("seq")
    .where("object_type", "=", "record")
    .where("object_id", "in", [...ids])
    .where("act", "in", ["collection", "alteration", "consultation", "combination"])
    .where("justification", "is not", null)
    .execute();
  await eraseJustifications(
    tx,
    entries.map(({ seq }) => seq),
  );
}

/** What other records say of an erased one points nowhere from now on. */
async function endReferences(
  node: NodeContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<void> {
  const ended = await tx
    .updateTable("statement")
    .set({ ended_at: node.now(), end_reason: "erased" })
    .where("reference", "in", ids)
    .where("ended_at", "is", null)
    .returning("record_id")
    .execute();
  if (ended.length === 0) return;
  const records = await tx
    .selectFrom("record")
    .select((eb) => eb.fn.coalesce("merged_into", "id").as("id"))
    .distinct()
    .where(
      "id",
      "in",
      ended.map((row) => row.record_id),
    )
    .execute();
  for (const { id } of records) await refreshRecord(tx, id, node.now());
}
