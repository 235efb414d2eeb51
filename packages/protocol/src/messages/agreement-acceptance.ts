import { z } from "zod";
import { hashSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";
import { agreementPartSchema } from "./agreement-part.ts";

/** The sender has countersigned a version of an agreement: in force once all parties have. */
export const agreementAcceptanceSchema = z.strictObject({
  version: z.int().min(1),
  /** SHA-256 of the canonical terms that it signed. */
  termsHash: hashSchema,
  part: agreementPartSchema,
  acceptedBy: filledText(200),
});

/** A countersigned agreement. */
export type AgreementAcceptance = z.infer<typeof agreementAcceptanceSchema>;
