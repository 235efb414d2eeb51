import { z } from "zod";
import { filledText } from "../fields/text.ts";
import { handleSchema } from "./hit-notice.ts";

/** Whom to reach about a hit at the other authority. */
const contactSchema = z.strictObject({
  name: filledText(200),
  email: z.email().max(320).optional(),
});

/**
 * A person at the sender looked at the hit and holds it for true, or dismissed it. The contact is
 * given with a confirmation and shown only once both sides have confirmed.
 */
export const hitConfirmationSchema = z.strictObject({
  /** The addressee's record. */
  handle: handleSchema,
  /** The sender's record. */
  ownHandle: handleSchema,
  confirmed: z.boolean(),
  contact: contactSchema.nullable(),
});

/** A person's decision on a hit. */
export type HitConfirmation = z.infer<typeof hitConfirmationSchema>;
