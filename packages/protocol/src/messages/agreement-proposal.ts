import { agreementTermsSchema } from "@entente/model";
import { z } from "zod";
import { filledText, text } from "../fields/text.ts";
import { agreementPartSchema } from "./agreement-part.ts";

/**
 * Terms that the sender proposes and has signed: of a new agreement, or the next version of one. A
 * later version proposed in answer is an amendment.
 */
export const agreementProposalSchema = z.strictObject({
  terms: agreementTermsSchema,
  part: agreementPartSchema,
  /** What the sender wants to say to it. */
  note: text(4000),
  proposedBy: filledText(200),
});

/** A proposed agreement. */
export type AgreementProposal = z.infer<typeof agreementProposalSchema>;
