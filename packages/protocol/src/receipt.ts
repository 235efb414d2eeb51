import { z } from "zod";
import { hashSchema, idSchema, instantSchema } from "./fields/plain.ts";
import { text } from "./fields/text.ts";

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
  }),
  z.strictObject({
    messageId: idSchema,
    status: z.literal("refused"),
    reason: text(200),
    receivedAt: instantSchema,
    bodyHash: hashSchema,
  }),
]);

/** The addressee's answer to one message. */
export type Receipt = z.infer<typeof receiptSchema>;
