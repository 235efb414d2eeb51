import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { base64Bytes } from "../fields/base64.ts";
import { text } from "../fields/text.ts";
import { macBytes, maxKeysPerHit } from "./hit-notice.ts";

/**
 * The answer to a notice: the addressee knows the handle and the MACs fit, or not. Its own MACs, in
 * the order of the notice's tags, show that it holds the same values.
 */
export const hitAnswerSchema = z.discriminatedUnion("accepted", [
  z.strictObject({
    noticeId: idSchema,
    accepted: z.literal(true),
    macs: z.array(base64Bytes(macBytes)).min(1).max(maxKeysPerHit),
  }),
  z.strictObject({
    noticeId: idSchema,
    accepted: z.literal(false),
    macs: z.array(z.never()).max(0),
    reason: text(200),
  }),
]);

/** The answer to the notice of a hit. */
export type HitAnswer = z.infer<typeof hitAnswerSchema>;
