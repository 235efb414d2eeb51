import type { Receipt } from "@entente/protocol";
import { receiptSchema } from "@entente/protocol";
import { appendToLedger } from "../ledger/ledger.ts";
import type { Transaction } from "../store/store.ts";

/** What is kept of a message: its receipt. */
export type Kept = { readonly type: string; readonly receipt: Receipt };

/**
 * Keeps the receipts of messages that were not taken before, and writes refusals into the ledger.
 * A message that another transaction is taking is waited for.
 * @returns ids of the messages that are new
 */
export async function keepReceipts(
  tx: Transaction,
  partnerId: string,
  kept: readonly Kept[],
): Promise<Set<string>> {
  const inserted = await tx
    .insertInto("inbox")
    .values(
      inOrder(kept).map(({ type, receipt }) => ({
        partner_id: partnerId,
        message_id: receipt.messageId,
        type,
        body_hash: Buffer.from(receipt.bodyHash, "hex"),
        receipt: JSON.stringify(receipt),
        received_at: new Date(receipt.receivedAt),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("message_id")
    .execute();
  const fresh = new Set(inserted.map((row) => row.message_id));
  await appendToLedger(
    tx,
    kept.flatMap(({ type, receipt }) =>
      receipt.status === "refused" && fresh.has(receipt.messageId)
        ? [
            {
              act: "refused-access",
              object: { type: "message", id: receipt.messageId },
              facts: { type, reason: receipt.reason },
            },
          ]
        : [],
    ),
  );
  return fresh;
}

/** The receipts given for messages before, by message id. */
export async function readReceipts(
  tx: Transaction,
  partnerId: string,
  messageIds: readonly string[],
): Promise<Map<string, Receipt>> {
  const rows = await tx
    .selectFrom("inbox")
    .select(["message_id", "receipt"])
    .where("partner_id", "=", partnerId)
    .where("message_id", "in", [...messageIds])
    .execute();
  return new Map(rows.map((row) => [row.message_id, receiptSchema.parse(JSON.parse(row.receipt))]));
}

/** In one order everywhere, so that two deliveries of the same messages cannot block each other. */
function inOrder(kept: readonly Kept[]): Kept[] {
  return kept.toSorted((a, b) => (a.receipt.messageId < b.receipt.messageId ? -1 : 1));
}
