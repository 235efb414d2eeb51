import type { Generated } from "kysely";

export type OutboxTable = {
  id: string;
  partner_id: string;
  /** Messages of one stream are delivered in order. */
  stream: string;
  seq: Generated<number>;
  type: string;
  body: string;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  claimed_until: Date | null;
  /** The server that has claimed it. */
  claimed_by: string | null;
  delivered_at: Date | null;
  failed_at: Date | null;
  last_error: string | null;
  created_at: Generated<Date>;
};

export type InboxTable = {
  partner_id: string;
  message_id: string;
  type: string;
  body_hash: Buffer;
  receipt: string;
  received_at: Generated<Date>;
};

export type NonceTable = { partner_id: string; nonce: string; expires_at: Date };

/** A server process on this database, and until when it is taken for alive. */
export type ServerInstanceTable = { id: string; alive_until: Date };

/** What a partner signed of a message, without its content: it outlasts outbox, inbox and erasure. */
export type ExchangeEvidenceTable = {
  partner_id: string;
  message_id: string;
  direction: "in" | "out";
  type: string;
  body_hash: Buffer;
  /** Of a message received: its sender's signature, base64. Of one sent: the signed receipt, JSON. */
  signed: string;
  /** The name of the partner's key. */
  signed_with: string;
  at: Date;
};
