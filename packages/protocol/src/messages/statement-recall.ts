import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { filledText } from "../fields/text.ts";

/** Most statements in one recall. */
export const maxRecalledStatements = 500;

/** Why a statement no longer holds: it was wrong, must not have been sent, or its time is over. */
export const recallReasons = ["incorrect", "unlawful", "retention", "superseded"] as const;

/**
 * The sender withdraws statements that it disclosed to the addressee (Directive (EU) 2016/680
 * art. 7(3)). The addressee ends or erases them, follows them into what was made of them, and answers.
 */
export const statementRecallSchema = z.strictObject({
  recallId: idSchema,
  /** As the reply that disclosed them named them. */
  statementRefs: z.array(idSchema).min(1).max(maxRecalledStatements),
  reason: z.enum(recallReasons),
  text: filledText(4000),
  /** True: the content is erased, not only ended. */
  erase: z.boolean(),
});

/** The recall of statements. */
export type StatementRecall = z.infer<typeof statementRecallSchema>;
