import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { splitRecords } from "../records/merge.ts";
import { lockPair } from "./decide.ts";
import { tellOfPairs } from "./find-pairs.ts";
import type { Duplicate } from "./schemas.ts";

const why = "decision on duplicates taken back";

/**
 * Takes a decision back: the pair is open again, merged records are split, and nothing is learned from
 * it.
 * @throws Problem 404; 409 `not-decided`, or as splitting
 */
export async function undoDecision(node: NodeContext, tx: Transaction, id: string): Promise<void> {
  const pair = await lockPair(node, tx, id);
  if (pair.state === "open")
    throw new Problem(409, "not-decided", "Nobody has decided this pair yet.");
  await tx
    .updateTable("duplicate_pair")
    .set({ state: "open", kept_id: null, reason: null, decided_by: null, decided_at: null })
    .where("id", "=", id)
    .execute();
  await withFullSight(tx, async () => {
    await tx.deleteFrom("linkage_decision").where("pair_id", "=", id).execute();
  });
  await appendToLedger(tx, [
    {
      act: "alteration",
      object: { type: "duplicate", id },
      justification: why,
      facts: { undone: pair.state },
    },
  ]);
  if (pair.state === "same") await split(node, tx, pair);
  await tellOfPairs(tx);
}

/** Somebody may have split them already, on the page of the record. */
async function split(
  node: NodeContext,
  tx: Transaction,
  { left, right, decision }: Duplicate,
): Promise<void> {
  const keptId = decision?.keptId === right.id ? right.id : left.id;
  const otherId = keptId === left.id ? right.id : left.id;
  const merged = await tx
    .selectFrom("record")
    .select("merged_into")
    .where("id", "=", otherId)
    .executeTakeFirst();
  if (merged?.merged_into) await splitRecords(node, tx, merged.merged_into, otherId, why);
}
