import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { joinCases, leaveCases, requireSameAudience } from "./merge-cases.ts";
import { editableRecord, refreshRecord } from "./records.ts";
import { queueForMatching } from "./store.ts";

/**
 * Merges `otherId` into `id`: its statements stay its own and count for the target from now on, which
 * also joins the cases of the other, so that nobody who had the one loses it.
 * @throws Problem 404 or 409 when one of them cannot be changed, or their kinds or audiences differ
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
  await requireSameAudience(tx, [id, otherId]);
  await joinRecords(tx, id, otherId);
  await joinCases(tx, id);
  await settle(node, tx, id, otherId, "combination", reason);
}

/** Rows that a policy would show only where they already count for the target. */
function joinRecords(tx: Transaction, id: string, otherId: string) {
  return withFullSight(tx, async () => {
    await tx
      .updateTable("record")
      .set({ merged_into: id })
      .where("merged_into", "=", otherId)
      .execute();
    await tx
      .updateTable("record")
      .set({ merged_into: id, merged_via: id })
      .where("id", "=", otherId)
      .execute();
  });
}

/**
 * Splits `otherId` off again, with what had been merged into it before: both records are as if they
 * had never been merged, except for statements added to the target meanwhile, which stay there.
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
  const merged = await tx
    .selectFrom("record")
    .select("id")
    .where("id", "=", otherId)
    .where("merged_into", "=", id)
    .executeTakeFirst();
  if (!merged) throw new Problem(409, "not-merged", "That record is not merged into this one.");
  const branch = await branchOf(tx, otherId);
  await withFullSight(tx, async () => {
    await tx
      .updateTable("record")
      .set({ merged_into: otherId })
      .where("id", "in", branch)
      .execute();
    await tx
      .updateTable("record")
      .set({ merged_into: null, merged_via: null })
      .where("id", "=", otherId)
      .execute();
    await leaveCases(tx, id, otherId, branch);
    await refreshRecord(tx, otherId, node.now());
    await settle(node, tx, id, otherId, "separation", reason);
  });
}

/** A merged record, and all that came with it. */
async function branchOf(tx: Transaction, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive branch as (
      select ${id}::uuid as id
      union
      select record.id from record join branch on record.merged_via = branch.id
    ) select id from branch`.execute(tx);
  return rows.map((row) => row.id);
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
    { act, object: { type: "record", id: otherId }, justification: reason, facts: { other: id } },
  ]);
}
