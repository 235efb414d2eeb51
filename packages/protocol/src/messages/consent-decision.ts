import { z } from "zod";
import { idSchema, instantSchema } from "../fields/plain.ts";
import { filledText, text } from "../fields/text.ts";

/** The originator's decision on a request for consent. */
export const consentDecisionSchema = z.discriminatedUnion("granted", [
  z.strictObject({
    consentId: idSchema,
    granted: z.literal(true),
    /** What the recipient has to observe; empty when nothing. */
    conditions: text(2000),
    /** Until when it holds; null without end. */
    validUntil: instantSchema.nullable(),
    decidedBy: filledText(200),
  }),
  z.strictObject({
    consentId: idSchema,
    granted: z.literal(false),
    reason: filledText(2000),
    decidedBy: filledText(200),
  }),
]);

/** A decision on a consent. */
export type ConsentDecision = z.infer<typeof consentDecisionSchema>;
