import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";
import { disclosedStatementSchema } from "./disclosed-statement.ts";

/** What takes the place of a statement that the sender disclosed; answered like a recall. */
export const statementCorrectionSchema = z.strictObject({
  recallId: idSchema,
  /** The statement that no longer holds. */
  statementRef: idSchema,
  replacement: disclosedStatementSchema,
  text: filledText(4000),
});

/** The correction of a statement. */
export type StatementCorrection = z.infer<typeof statementCorrectionSchema>;
