import { urgencies } from "@entente/model";
import { z } from "zod";
import { idSchema, instantSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";
import { handleSchema } from "./hit-notice.ts";

/**
 * The sender asks for what the addressee holds on a record that both have confirmed as a hit. Its
 * clock starts at the addressee's receipt. Answers are bound to it by the hash in that receipt.
 */
export const requestSchema = z.strictObject({
  requestId: idSchema,
  /** The addressee's record. */
  handle: handleSchema,
  /** The sender's record. */
  ownHandle: handleSchema,
  /** One of the agreement's purposes. */
  purpose: filledText(200),
  justification: filledText(4000),
  urgency: z.enum(urgencies),
  requestedAt: instantSchema,
});

/** A request for a record. */
export type Request = z.infer<typeof requestSchema>;
