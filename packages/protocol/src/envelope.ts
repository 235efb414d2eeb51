import { authorityIdSchema } from "@entente/model";
import { z } from "zod";
import { idSchema, instantSchema } from "./fields/plain.ts";

/**
 * What every message from one node to another is wrapped in. The id is the sender's and makes
 * delivery idempotent: whoever gets the same id from the same sender again answers with the receipt
 * it gave the first time.
 */
export const envelopeSchema = z.strictObject({
  id: idSchema,
  type: z.string().min(1).max(64),
  from: authorityIdSchema.max(100),
  to: authorityIdSchema.max(100),
  /** The agreement it is sent under; null only for types that need none. */
  agreementId: idSchema.nullable(),
  /** When it was put into the sender's outbox; it may be delivered days later. */
  sentAt: instantSchema,
  /** What the type says; `messageTypes` has its schema. */
  payload: z.unknown(),
});

/** A message's wrapping, with its payload still unread. */
export type Envelope = z.infer<typeof envelopeSchema>;
