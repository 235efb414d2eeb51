import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger, type LedgerEntry } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { mergeRecords } from "../records/merge.ts";
import { tellOfPairs } from "./find-pairs.ts";
import { findPair, noSuchPair } from "./open-pair.ts";
import type { Duplicate } from "./schemas.ts";

/** What somebody decides of a pair. */
export type Decision =
  | { decision: "same"; keep: string; reason: string }
  | { decision: "different" | "later"; reason?: string | undefined };

/**
 * Decides a pair: merges both records, keeps that they are different, or puts it off. The evidence of
 * a decision is kept, without values, for the weights to be learned from.
 * @throws Problem 404; 409 `already-decided`, or as merging; 422 `not-of-the-pair`
 */
export async function decidePair(
  node: NodeContext,
  tx: Transaction,
  id: string,
  given: Decision,
): Promise<void> {
  const pair = await lockPair(node, tx, id);
  if (pair.state === "same" || pair.state === "different")
    throw new Problem(409, "already-decided", "This pair has been decided already.", {
      remedy: "Take the decision back first.",
    });
  const { decision, reason = null } = given;
  const keptId = given.decision === "same" ? given.keep : null;
  await tx
    .updateTable("duplicate_pair")
    .set({
      state: decision,
      kept_id: keptId,
      reason,
      decided_by: tx.actor.type === "user" ? tx.actor.userId : null,
      decided_at: node.now(),
    })
    .where("id", "=", id)
    .execute();
  if (decision !== "later") await keepEvidence(node, tx, pair, decision === "same");
  await appendToLedger(tx, entriesOf(pair, decision, reason));
  if (given.decision === "same") await merge(node, tx, pair, given);
  await tellOfPairs(tx);
}

/**
 * The pair, which nobody else decides until the transaction ends.
 * @throws Problem 404
 */
export async function lockPair(node: NodeContext, tx: Transaction, id: string): Promise<Duplicate> {
  await tx
    .selectFrom("duplicate_pair")
    .select("id")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const pair = await findPair(node, tx, id);
  if (!pair) throw noSuchPair();
  return pair;
}

async function merge(
  node: NodeContext,
  tx: Transaction,
  { left, right }: Duplicate,
  { keep, reason }: Extract<Decision, { decision: "same" }>,
): Promise<void> {
  if (keep !== left.id && keep !== right.id)
    throw new Problem(422, "not-of-the-pair", "One of the two records stays.", {
      errors: [{ path: "body.keep", message: "the id of one of the two records" }],
    });
  await mergeRecords(node, tx, keep, keep === left.id ? right.id : left.id, reason);
}

function keepEvidence(
  node: NodeContext,
  tx: Transaction,
  { id, kind, bits, probability, levels }: Duplicate,
  same: boolean,
): Promise<void> {
  const comparison = JSON.stringify({ bits, probability, levels });
  return withFullSight(tx, async () => {
    await tx
      .insertInto("linkage_decision")
      .values({ pair_id: id, kind, same, comparison, decided_at: node.now() })
      .onConflict((conflict) =>
        conflict.column("pair_id").doUpdateSet({ same, comparison, decided_at: node.now() }),
      )
      .execute();
  });
}

/** Merging writes entries of its own on both records. */
function entriesOf(
  { id, left, right }: Duplicate,
  decision: Decision["decision"],
  reason: string | null,
): LedgerEntry[] {
  const entry = { justification: reason ?? undefined, facts: { decision, duplicate: id } };
  if (decision !== "different")
    return [
      {
        act: decision === "same" ? "confirmation" : "delay",
        object: { type: "duplicate", id },
        ...entry,
      },
    ];
  return [left, right].map(({ id: recordId }) => ({
    act: "dismissal",
    object: { type: "record", id: recordId },
    ...entry,
  }));
}
