import type { StatementRecall } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { refreshRecord } from "../records/records.ts";
import { eraseRecord } from "../retention/erase-record.ts";
import type { GoneStatement } from "./received.ts";

/**
 * Ends statements that their originator took back, or erases them, and derives their records anew. A
 * record of which nothing is left is erased as a whole.
 */
export async function endGone(
  node: NodeContext,
  tx: Transaction,
  gone: readonly GoneStatement[],
  how: { erase: boolean; reason: StatementRecall["reason"]; text: string },
): Promise<void> {
  for (const [recordId, statements] of Map.groupBy(gone, (one) => one.recordId)) {
    const ids = statements.map(({ statementId }) => statementId);
    if (how.erase)
      await tx
        .deleteFrom("statement")
        .where("record_id", "=", recordId)
        .where("id", "in", ids)
        .execute();
    else
      await tx
        .updateTable("statement")
        .set({ ended_at: node.now(), end_reason: `recalled: ${how.reason}` })
        .where("record_id", "=", recordId)
        .where("id", "in", ids)
        .where("ended_at", "is", null)
        .execute();
    const record = await tx
      .selectFrom("record")
      .select("merged_into")
      .where("id", "=", recordId)
      .executeTakeFirst();
    if (!record) continue;
    if (how.erase && !(await hasStatements(tx, recordId)))
      await eraseRecord(node, tx, recordId, { cause: "recall", reason: how.text });
    else await refreshRecord(tx, record.merged_into ?? recordId, node.now());
  }
}

async function hasStatements(tx: Transaction, recordId: string): Promise<boolean> {
  const left = await tx
    .selectFrom("statement")
    .select("id")
    .where("record_id", "=", recordId)
    .executeTakeFirst();
  return left !== undefined;
}
