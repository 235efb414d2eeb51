import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { justify, type Given, type Justified } from "../records/justification.ts";

const sessionHours = 8;
const required = { ok: false, reason: "justification-required" } as const;

/**
 * Finds why somebody looks at a pair: the purpose of the case that it is opened from, if both records
 * are in it; a reason given now, or the one given at the beginning of the work. One reason is enough
 * for 8 hours of looking at pairs, and for opening the records of the pairs that were looked at.
 */
export async function justifyPair(
  node: NodeContext,
  tx: Transaction,
  ids: readonly [left: string, right: string],
  given: Given,
): Promise<Justified> {
  if (given.caseId) {
    const [one, other] = [
      await justify(node, tx, ids[0], { caseId: given.caseId }),
      await justify(node, tx, ids[1], { caseId: given.caseId }),
    ];
    if (one.ok && other.ok && one.caseId !== null && other.caseId !== null) return one;
  }
  if (given.text) await begin(node, tx, given.text);
  const text = given.text ?? (await reasonOfToday(node, tx));
  if (text === undefined) return required;
  for (const id of ids) await justify(node, tx, id, { text });
  return { ok: true, text, caseId: null };
}

async function begin(node: NodeContext, tx: Transaction, text: string): Promise<void> {
  if (tx.actor.type !== "user") return;
  const expires = new Date(node.now().getTime() + sessionHours * 3_600_000);
  await tx
    .insertInto("duplicate_session")
    .values({ user_id: tx.actor.userId, text, expires_at: expires })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ text, expires_at: expires }))
    .execute();
}

async function reasonOfToday(node: NodeContext, tx: Transaction): Promise<string | undefined> {
  if (tx.actor.type !== "user") return tx.actor.type;
  const row = await tx
    .selectFrom("duplicate_session")
    .select("text")
    .where("user_id", "=", tx.actor.userId)
    .where("expires_at", ">", node.now())
    .executeTakeFirst();
  return row?.text;
}
