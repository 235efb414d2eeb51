import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { editableRecord, refreshRecord } from "./records.ts";
import { queueForMatching } from "./store.ts";

/**
 * Merges `otherId` into `id`: its statements stay its own and count for the target from now on, which
 * also joins the cases of the other, so that nobody who had the one loses it.
 * @throws Problem 404 or 409 when one of them cannot be changed, or their kinds differ
 */
export async function mergeRecords(
  node: NodeContext,
  tx: Transaction,
  id: string,
  otherId: string,
  reason: string,
): Promise<void> {
  if (id === otherId) throw new Problem(409, "same-record", "A record cannot merge with itself.");
  const [target, other] = [
    await editableRecord(node, tx, id),
    await editableRecord(node, tx, otherId),
  ];
  if (target.kind !== other.kind)
    throw new Problem(
      409,
      "kinds-differ",
      `A ${other.kind} cannot become part of a ${target.kind}: correct the kind of one first.`,
    );
  await tx
    .updateTable("record")
    .set({ merged_into: id })
    .where((eb) => eb.or([eb("id", "=", otherId), eb("merged_into", "=", otherId)]))
    .execute();
  await tx
    .insertInto("case_record")
    .columns(["case_id", "record_id", "added_by", "added_at"])
    .expression((eb) =>
      eb
        .selectFrom("case_record")
        .select((select) => ["case_id", select.val(id).as("record_id"), "added_by", "added_at"])
        .where("record_id", "=", otherId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await settle(node, tx, id, otherId, "combination", reason);
}

/**
 * Splits `otherId` off again: both records are as if they had never been merged, except for
 * statements added to the target meanwhile, which stay there.
 * @throws Problem 404 or 409
 */
export async function splitRecords(
  node: NodeContext,
  tx: Transaction,
  id: string,
  otherId: string,
  reason: string,
): Promise<void> {
  await editableRecord(node, tx, id);
  const { numUpdatedRows } = await tx
    .updateTable("record")
    .set({ merged_into: null, updated_at: node.now() })
    .where("id", "=", otherId)
    .where("merged_into", "=", id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new Problem(409, "not-merged", "That record is not merged into this one.");
  await refreshRecord(tx, otherId, node.now());
  await settle(node, tx, id, otherId, "separation", reason);
}

async function settle(
  node: NodeContext,
  tx: Transaction,
  id: string,
  otherId: string,
  act: "combination" | "separation",
  reason: string,
): Promise<void> {
  await refreshRecord(tx, id, node.now());
  await queueForMatching(tx, [otherId]);
  await appendToLedger(tx, [
    { act, object: { type: "record", id }, justification: reason, facts: { other: otherId } },
  ]);
}
