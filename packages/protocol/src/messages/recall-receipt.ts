import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { maxRecalledStatements } from "./statement-recall.ts";

/** What became of a recalled statement at the sender of this message. */
export const recallOutcomes = ["applied", "unknown"] as const;

/**
 * The answer to a recall or correction: what was done with each statement, and what it could not
 * reach, such as exports on paper or in files, which stays outstanding until a later one says 0.
 */
export const recallReceiptSchema = z.strictObject({
  recallId: idSchema,
  statements: z
    .array(z.strictObject({ statementRef: idSchema, outcome: z.enum(recallOutcomes) }))
    .min(1)
    .max(maxRecalledStatements),
  /** Copies outside the node's reach that somebody still has to bring in. */
  outstandingCopies: z.int().min(0),
});

/** The answer to a recall. */
export type RecallReceipt = z.infer<typeof recallReceiptSchema>;
