import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { findPairs, tellOfPairs } from "./find-pairs.ts";
import { recordsToLookAt } from "./runs.ts";

/**
 * Looks at the next records of a run, and notes how far it has come in the same transaction: a stop at
 * any moment loses nothing, and another server goes on where this one was.
 * @returns whether there is more to look at
 */
export async function goOnWithRun(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  limit: number,
): Promise<boolean> {
  const run = await tx
    .selectFrom("duplicate_run")
    .selectAll()
    .where("state", "=", "running")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!run) return false;
  const records = await recordsToLookAt(node, tx, run.kind)
    .select("id")
    .$if(run.position !== null, (query) => query.where("id", ">", run.position ?? ""))
    .orderBy("id")
    .limit(limit)
    .execute();
  const ids = records.map(({ id }) => id);
  if (ids.length > 0) await findPairs(node, tx, ids);
  const done = ids.length < limit;
  await tx
    .updateTable("duplicate_run")
    .set((eb) => ({
      position: ids.at(-1) ?? run.position,
      records_done: eb("records_done", "+", ids.length),
      ...(done ? { state: "done" as const, ended_at: node.now() } : {}),
    }))
    .where("id", "=", run.id)
    .execute();
  await tellOfPairs(tx);
  return !done;
}
