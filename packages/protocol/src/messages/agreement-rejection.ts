import { z } from "zod";
import { hashSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/** The sender does not sign a proposed version; the version in force, if any, stays. */
export const agreementRejectionSchema = z.strictObject({
  version: z.int().min(1),
  /** SHA-256 of the canonical terms that it rejects. */
  termsHash: hashSchema,
  reason: filledText(4000),
  rejectedBy: filledText(200),
});

/** A rejected proposal. */
export type AgreementRejection = z.infer<typeof agreementRejectionSchema>;
