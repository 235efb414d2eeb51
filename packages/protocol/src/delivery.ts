import { z } from "zod";
import { checkpointSchema, type Checkpoint } from "./checkpoint.ts";
import { base64Bytes } from "./fields/base64.ts";
import { idSchema } from "./fields/plain.ts";
import { text } from "./fields/text.ts";
import { receiptSchema } from "./receipt.ts";

/** Most messages in one delivery. */
export const maxMessagesPerDelivery = 200;
/** Most bytes of one request or answer between nodes. */
export const maxBodyBytes = 8 * 1024 * 1024;

const signedMessageSchema = z.strictObject({
  message: z.unknown(),
  /** Ed25519 over `messageBytes`, base64, by the sender: its addressee keeps it as evidence. */
  signature: base64Bytes(64),
});

/**
 * The body of `POST /link/messages`: signed envelopes in groups, and the sender's newest checkpoint. The
 * messages of a group are taken in their order, and after one that was deferred none of its group is
 * tried; groups are independent.
 */
export const deliverySchema = z
  .strictObject({
    checkpoint: checkpointSchema,
    groups: z.array(z.array(signedMessageSchema).min(1)).min(1),
  })
  .refine(({ groups }) => groups.flat().length <= maxMessagesPerDelivery, {
    message: `at most ${maxMessagesPerDelivery} messages`,
    path: ["groups"],
  });

/**
 * The answer to a delivery, with the answering node's newest checkpoint. A message in neither list, or
 * deferred, was not taken: the sender tries it again later.
 */
export const deliveryAnswerSchema = z.strictObject({
  checkpoint: checkpointSchema,
  receipts: z.array(receiptSchema).max(maxMessagesPerDelivery),
  deferred: z
    .array(z.strictObject({ messageId: idSchema, reason: text(200) }))
    .max(maxMessagesPerDelivery),
});

/** The answer to a delivery. */
export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>;

/** A message as it is delivered: its envelope in canonical JSON, and the sender's signature, base64. */
export type SignedMessage = { readonly body: string; readonly signature: string };

/** The body of a delivery. */
export function deliveryBody(
  groups: readonly (readonly SignedMessage[])[],
  checkpoint: Checkpoint,
): string {
  const written = groups.map((group) => {
    const messages = group.map(
      ({ body, signature }) => `{"message":${body},"signature":"${signature}"}`,
    );
    return `[${messages.join(",")}]`;
  });
  return `{"checkpoint":${JSON.stringify(checkpoint)},"groups":[${written.join(",")}]}`;
}
