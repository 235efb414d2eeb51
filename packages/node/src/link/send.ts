import { newId } from "@entente/model";
import {
  bodyHash,
  canonicalJson,
  messageTypes,
  type MessageType,
  type PayloadOf,
} from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import { isCleared, type Clearance, type ClearanceScope } from "../gate/clearance.ts";
import { notify } from "../jobs/signals.ts";
import { insertRows } from "../store/insert-rows.ts";
import type { Transaction } from "../store/store.ts";

/** The channel on which outboxes are told that there is something to deliver. */
export const outboxChannel = "entente_outbox";

/** A message to be sent. */
export type OutgoingMessage<T extends MessageType = MessageType> = {
  /** The addressee. */
  readonly partnerId: string;
  /** Messages of one stream are delivered in the order in which they were sent. */
  readonly stream: string;
  readonly type: T;
  readonly payload: PayloadOf<T>;
  readonly agreementId: string;
};

/** What the gate must have let out for each type of message. */
const scopes: Readonly<Record<MessageType, ClearanceScope>> = {
  "agreement.proposal": "agreement",
  "agreement.acceptance": "agreement",
  "agreement.rejection": "agreement",
  "agreement.end": "agreement",
  "list.delta": "matching",
  "hit.notice": "matching",
  "hit.answer": "matching",
  "hit.confirmation": "matching",
  request: "correspondence",
  "request.received": "correspondence",
  "request.delay": "correspondence",
  "request.copy": "correspondence",
  refusal: "correspondence",
  reply: "content",
  "statement.correction": "content",
  "statement.recall": "recall",
  "recall.receipt": "recall",
  "consent.request": "correspondence",
  "consent.decision": "correspondence",
};

/** A message in the outbox. */
export type Sent = {
  readonly id: string;
  /** SHA-256 (hex) of the canonical envelope: an answer names it. */
  readonly bodyHash: string;
};

/**
 * Puts a message into the outbox, in the caller's transaction: it leaves if and only if that commits.
 * @param clearance what the gate gave out for this addressee, agreement and kind of content
 * @throws Error without the gate's clearance, ZodError when the payload is not of its type: both are
 *   faults of the caller
 */
export async function send<T extends MessageType>(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  clearance: Clearance,
  message: OutgoingMessage<T>,
): Promise<Sent> {
  const [sent] = await sendAll(node, tx, clearance, [message]);
  if (!sent) throw new Error("nothing was sent");
  return sent;
}

/**
 * Puts messages to one partner into the outbox at once, in their order; else as {@link send}.
 * @throws Error when they go to several partners
 */
export async function sendAll<T extends MessageType>(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  clearance: Clearance,
  messages: readonly OutgoingMessage<T>[],
): Promise<Sent[]> {
  if (messages.length === 0) return [];
  const sentAt = node.now().toISOString();
  const rows = messages.map(({ partnerId, agreementId, stream, type, payload }) => {
    if (!isCleared(clearance, partnerId, agreementId, scopes[type]))
      throw new Error(`a message of type ${type} without the gate's clearance`);
    const id = newId();
    const envelope = { id, type, from: node.authority.id, to: partnerId, agreementId, sentAt };
    const body = canonicalJson({ ...envelope, payload: messageTypes[type].parse(payload) });
    return { id, partner_id: partnerId, stream, type, body };
  });
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await insertRows(tx, "outbox", rows.slice(from, from + rowsPerInsert));
  await notify(tx, outboxChannel, clearance.to);
  return rows.map(({ id, body }) => ({ id, bodyHash: bodyHash(body) }));
}

const rowsPerInsert = 1_000;
