import { z } from "zod";
import { base64Bytes } from "./fields/base64.ts";
import { hashSchema, idSchema, instantSchema } from "./fields/plain.ts";
import { text } from "./fields/text.ts";

/** Ed25519 over `receiptBytes`, base64, by the addressee of the message. */
const signature = base64Bytes(64);

/**
 * The addressee's answer to one message, kept by it and given again to every duplicate. `bodyHash`
 * is the SHA-256 (hex) of the envelope's canonical JSON, so that it cannot be the receipt of
 * anything else. A refused message is not sent again; `reason` is a stable code in kebab-case.
 */
export const receiptSchema = z.discriminatedUnion("status", [
  z.strictObject({
    messageId: idSchema,
    status: z.literal("accepted"),
    receivedAt: instantSchema,
    bodyHash: hashSchema,
    signature,
  }),
  z.strictObject({
    messageId: idSchema,
    status: z.literal("refused"),
    reason: text(200),
    receivedAt: instantSchema,
    bodyHash: hashSchema,
    signature,
  }),
]);

/** The addressee's answer to one message. */
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt that its giver has not signed yet. */
export type UnsignedReceipt = Receipt extends infer R
  ? R extends Receipt
    ? Omit<R, "signature">
    : never
  : never;
