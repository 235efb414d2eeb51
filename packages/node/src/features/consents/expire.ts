import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { notifyOfConsent } from "./shared.ts";

const mostAtOnce = 100;

/**
 * Ends consents that were asked for and not decided in time: they count as refused.
 * @returns whether there may be more
 */
export function expireConsents(node: NodeContext): Promise<boolean> {
  return node.store.transaction({ type: "system", name: "consents" }, async (tx) => {
    const due = await tx
      .selectFrom("consent")
      .select("id")
      .where("state", "=", "asked")
      .where("expires_at", "<", node.now())
      .orderBy("expires_at")
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of due) {
      await tx.updateTable("consent").set({ state: "expired" }).where("id", "=", id).execute();
      await notifyOfConsent(tx, id);
    }
    await appendToLedger(
      tx,
      due.map(({ id }) => ({
        act: "consent" as const,
        object: { type: "consent", id },
        facts: { state: "expired" },
      })),
    );
    return due.length === mostAtOnce;
  });
}
