import { z } from "zod";
import { idSchema } from "./fields/plain.ts";
import { text } from "./fields/text.ts";
import { receiptSchema } from "./receipt.ts";

/** Most messages in one delivery. */
export const maxMessagesPerDelivery = 200;
/** Most bytes of one request or answer between nodes. */
export const maxBodyBytes = 8 * 1024 * 1024;

/**
 * The body of `POST /link/messages`: envelopes in groups. The messages of a group are taken in their
 * order, and after one that was deferred none of its group is tried; groups are independent.
 */
export const deliverySchema = z
  .strictObject({ groups: z.array(z.array(z.unknown()).min(1)).min(1) })
  .refine(({ groups }) => groups.flat().length <= maxMessagesPerDelivery, {
    message: `at most ${maxMessagesPerDelivery} messages`,
    path: ["groups"],
  });

/**
 * The answer to a delivery. A message in neither list, or deferred, was not taken: the sender tries
 * it again later.
 */
export const deliveryAnswerSchema = z.strictObject({
  receipts: z.array(receiptSchema).max(maxMessagesPerDelivery),
  deferred: z
    .array(z.strictObject({ messageId: idSchema, reason: text(200) }))
    .max(maxMessagesPerDelivery),
});

/** The answer to a delivery. */
export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>;

/** The body of a delivery, from envelopes already in canonical JSON. */
export function deliveryBody(groups: readonly (readonly string[])[]): string {
  return `{"groups":[${groups.map((group) => `[${group.join(",")}]`).join(",")}]}`;
}
