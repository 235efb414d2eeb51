import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** What became of all messages between the members. */
export type MessageFindings = {
  messages: number;
  /** Sent, and not taken exactly once: still waiting, given up, or without a receipt at the receiver. */
  lost: string[];
  /** Taken, although the sender's books do not know them. */
  unsent: string[];
  /** Refused by the receiver, by type and reason: they had no effect, and the sender knows it. */
  refused: Map<string, number>;
};

/** Holds every outbox against the inboxes of its partners. */
export async function checkMessages(
  books: Books,
  members: readonly Member[],
): Promise<MessageFindings> {
  const findings: MessageFindings = { messages: 0, lost: [], unsent: [], refused: new Map() };
  for (const sender of members)
    for (const receiver of members)
      if (sender !== receiver) await checkPair(books, sender, receiver, findings);
  return findings;
}

async function checkPair(
  books: Books,
  sender: Member,
  receiver: Member,
  findings: MessageFindings,
): Promise<void> {
  const sent = await books.of(sender)((tx) =>
    tx
      .selectFrom("outbox")
      .select(["id", "type", "delivered_at", "failed_at", "last_error"])
      .where("partner_id", "=", receiver.authority.id)
      .execute(),
  );
  const taken = await books.of(receiver)((tx) =>
    tx
      .selectFrom("inbox")
      .select(["message_id", "type", "receipt"])
      .where("partner_id", "=", sender.authority.id)
      .execute(),
  );
  const receipts = new Map(taken.map((row) => [row.message_id, row]));
  findings.messages += sent.length;
  for (const message of sent) {
    const name = `${sender.authority.id} → ${receiver.authority.id} ${message.type} ${message.id}`;
    const row = receipts.get(message.id);
    receipts.delete(message.id);
    if (!row) {
      findings.lost.push(`${name}: no receipt; ${message.last_error ?? "not tried"}`);
      continue;
    }
    const receipt = JSON.parse(row.receipt) as { status: string; reason?: string };
    const accepted = receipt.status === "accepted";
    const known = accepted ? message.delivered_at !== null : message.failed_at !== null;
    if (!known) findings.lost.push(`${name}: ${receipt.status}, and the sender does not know it`);
    if (accepted) continue;
    const reason = `${message.type}: ${receipt.reason}`;
    findings.refused.set(reason, (findings.refused.get(reason) ?? 0) + 1);
  }
  for (const { message_id: id, type } of receipts.values())
    findings.unsent.push(`${sender.authority.id} → ${receiver.authority.id} ${type} ${id}`);
}
