import { authoritySchema } from "@entente/model";
import { z } from "zod";
import { idSchema, instantSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/** What a consent is asked for: passing statements on, or using them in judicial proceedings. */
export const consentUses = ["onward-transfer", "judicial-proceedings"] as const;

/**
 * The sender asks the originator of statements whether it may pass them on to a third authority
 * (handling code H2) or use them in proceedings (H1).
 */
export const consentRequestSchema = z.strictObject({
  consentId: idSchema,
  /** As the originator's reply named them. */
  statementRefs: z.array(idSchema).min(1).max(500),
  use: z.enum(consentUses),
  /** Who would get them; null for proceedings at the sender's own authority. */
  recipient: authoritySchema.nullable(),
  purpose: filledText(200),
  justification: filledText(4000),
  /** Unanswered by then, it counts as refused. */
  expiresAt: instantSchema,
  askedBy: filledText(200),
});

/** A request for consent. */
export type ConsentRequest = z.infer<typeof consentRequestSchema>;
