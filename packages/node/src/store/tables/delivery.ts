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
  /** The addressee's signed receipt: with the body erased it still says what was got, by hash. */
  receipt: string | null;
};

export type InboxTable = {
  partner_id: string;
  message_id: string;
  type: string;
  body_hash: Buffer;
  receipt: string;
  received_at: Generated<Date>;
  /** The sender's signature over the hash, base64, and the name of its key. */
  signature: string | null;
  signed_with: string | null;
};

export type NonceTable = { partner_id: string; nonce: string; expires_at: Date };

/** A server process on this database, and until when it is taken for alive. */
export type ServerInstanceTable = { id: string; alive_until: Date };
