import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { readCase, requireOpenCase } from "./access.ts";

/**
 * Files records in a case: from then on only members of its cases see them, and what was merged into
 * them.
 * @throws Problem 404 for a case or record that the user cannot see; 409 for a closed case or a merged
 *   record
 */
export async function fileRecords(
  node: NodeContext,
  tx: Transaction,
  caseId: string,
  recordIds: readonly string[],
): Promise<void> {
  await requireOpenCase(tx, caseId);
  const ids = [...new Set(recordIds)];
  const visible = await tx
    .selectFrom("record")
    .select("merged_into")
    .where("id", "in", ids)
    .execute();
  if (visible.length < ids.length) throw recordNotFound();
  if (visible.some((record) => record.merged_into !== null))
    throw new Problem(409, "merged-record", "This record was merged into another. File that one.");
  const addedBy = tx.actor.type === "user" ? tx.actor.userId : null;
  await tx
    .insertInto("case_record")
    .values(
      ids.map((id) => ({
        case_id: caseId,
        record_id: id,
        added_by: addedBy,
        added_at: node.now(),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["case_id", "record_id"]).doUpdateSet({ merged_from: null }),
    )
    .execute();
  // After they are filed: row-level security asks that whoever restricts a record still sees it.
  await tx
    .updateTable("record")
    .set({ restricted: true })
    .where((eb) => eb.or([eb("id", "in", ids), eb("merged_into", "in", ids)]))
    .execute();
  await touch(node, tx, caseId);
  await appendToLedger(
    tx,
    ids.map((id) => ({
      act: "combination",
      object: { type: "record", id },
      caseId,
      facts: { filed: true },
    })),
  );
}

/**
 * Takes a record out of a case. One that is in no case any more stays closed to others: it keeps its
 * restriction until it is filed elsewhere.
 * @throws Problem 404; 409 when it is the record's last case
 */
export async function unfileRecord(
  node: NodeContext,
  tx: Transaction,
  caseId: string,
  recordId: string,
): Promise<void> {
  await readCase(tx, caseId);
  const removed = await tx
    .deleteFrom("case_record")
    .where("case_id", "=", caseId)
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw recordNotFound();
  const elsewhere = await tx
    .selectFrom("case_record")
    .select("case_id")
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  if (!elsewhere)
    throw new Problem(
      409,
      "last-case",
      "This is the only case of yours that holds the record: file it in another one first.",
    );
  await touch(node, tx, caseId);
  await appendToLedger(tx, [
    {
      act: "separation",
      object: { type: "record", id: recordId },
      caseId,
      facts: { filed: false },
    },
  ]);
}

function touch(node: NodeContext, tx: Transaction, caseId: string) {
  return tx
    .updateTable("case_file")
    .set({ updated_at: node.now() })
    .where("id", "=", caseId)
    .execute();
}

function recordNotFound(): Problem {
  return new Problem(404, "record-not-found", "There is no such record, or it is not open to you.");
}
