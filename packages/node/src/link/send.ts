import { newId } from "@entente/model";
import {
  bodyHash,
  canonicalJson,
  messageTypes,
  type MessageType,
  type PayloadOf,
} from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../context.ts";
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

/** A message in the outbox. */
export type Sent = {
  readonly id: string;
  /** SHA-256 (hex) of the canonical envelope: an answer names it. */
  readonly bodyHash: string;
};

/**
 * Puts a message into the outbox, in the caller's transaction: it leaves if and only if that commits.
 * @throws ZodError when the payload is not of its type: a fault of the caller
 */
export async function send<T extends MessageType>(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  message: OutgoingMessage<T>,
): Promise<Sent> {
  const id = newId();
  const body = canonicalJson({
    id,
    type: message.type,
    from: node.authority.id,
    to: message.partnerId,
    agreementId: message.agreementId,
    sentAt: node.now().toISOString(),
    payload: messageTypes[message.type].parse(message.payload),
  });
  await tx
    .insertInto("outbox")
    .values({
      id,
      partner_id: message.partnerId,
      stream: message.stream,
      type: message.type,
      body,
    })
    .execute();
  await sql`select pg_notify(${outboxChannel}, ${message.partnerId})`.execute(tx);
  return { id, bodyHash: bodyHash(body) };
}
