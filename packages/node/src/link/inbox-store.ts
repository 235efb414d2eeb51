import type { Receipt } from "@entente/protocol";
import { receiptSchema } from "@entente/protocol";
import { appendToLedger } from "../ledger/ledger.ts";
import { insertNewRows } from "../store/insert-rows.ts";
import type { Transaction } from "../store/store.ts";
import { keepEvidence, type ExchangeEvidence } from "./evidence-store.ts";
import type { Incoming } from "./incoming.ts";

/** What is kept of a message: its receipt, and what its sender signed. */
export type Kept = { readonly incoming: Incoming; readonly receipt: Receipt };

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
  const rows = inOrder(kept).map(({ incoming, receipt }) => ({
    partner_id: partnerId,
    message_id: receipt.messageId,
    type: incoming.type,
    body_hash: Buffer.from(receipt.bodyHash, "hex"),
    receipt: JSON.stringify(receipt),
    received_at: new Date(receipt.receivedAt),
  }));
  const fresh = new Set(await insertNewRows(tx, "inbox", rows, "message_id"));
  await keepEvidence(
    tx,
    inOrder(kept).flatMap(({ incoming, receipt }) =>
      incoming.signedWith !== null && fresh.has(incoming.id)
        ? [evidenceOf(partnerId, incoming, incoming.signedWith, receipt)]
        : [],
    ),
  );
  await appendToLedger(
    tx,
    kept.flatMap(({ incoming, receipt }) =>
      receipt.status === "refused" && fresh.has(receipt.messageId)
        ? [
            {
              act: "refused-access",
              object: { type: "message", id: receipt.messageId },
              facts: { type: incoming.type, reason: receipt.reason },
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

function evidenceOf(
  partnerId: string,
  { id, type, hash, signature }: Incoming,
  signedWith: string,
  { receivedAt }: Receipt,
): ExchangeEvidence {
  return {
    partner_id: partnerId,
    message_id: id,
    direction: "in",
    type,
    body_hash: Buffer.from(hash, "hex"),
    signed: signature,
    signed_with: signedWith,
    at: new Date(receivedAt),
  };
}

/** In one order everywhere, so that two deliveries of the same messages cannot block each other. */
function inOrder(kept: readonly Kept[]): Kept[] {
  return kept.toSorted((a, b) => (a.receipt.messageId < b.receipt.messageId ? -1 : 1));
}
