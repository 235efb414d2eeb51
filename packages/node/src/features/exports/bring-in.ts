import { newId } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";

/**
 * Lists the exported copies of statements that no longer hold: paper and files are out of the node's
 * reach, so that somebody has to bring each of them in.
 * @returns how many copies are outstanding because of this
 */
export async function bringInExports(
  node: NodeContext,
  tx: Transaction,
  statements: readonly { statementId: string }[],
  cause: { reason: string; recallId: string | null },
): Promise<number> {
  if (statements.length === 0) return 0;
  const copies = await tx
    .selectFrom("export_statement")
    .select("export_id")
    .distinct()
    .where(
      "statement_id",
      "in",
      statements.map(({ statementId }) => statementId),
    )
    .execute();
  if (copies.length === 0) return 0;
  const now = node.now();
  await tx
    .insertInto("outstanding_copy")
    .values(
      copies.map(({ export_id }) => ({
        id: newId(now.getTime()),
        export_id,
        recall_id: cause.recallId,
        reason: cause.reason,
        since: now,
      })),
    )
    .execute();
  return copies.length;
}
