import {
  authorityIdSchema,
  gradeSchema,
  handlingSchema,
  maxValueLength,
  statementNatures,
} from "@entente/model";
import { z } from "zod";
import { idSchema } from "../fields/plain.ts";
import { filledText, text } from "../fields/text.ts";

/** One statement as it leaves its originator: without author, case or anything else internal. */
export const disclosedStatementSchema = z.strictObject({
  /** The sender's name for the statement, by which it can correct or recall it. */
  statementRef: idSchema,
  property: filledText(64),
  value: filledText(maxValueLength),
  /** The value as the originator received it, when that differs. */
  original: text(maxValueLength).nullable(),
  source: filledText(500),
  grade: gradeSchema,
  handling: handlingSchema.refine(({ restriction }) => !restriction?.includes("\0"), {
    message: "text without NUL",
    path: ["restriction"],
  }),
  nature: z.enum(statementNatures),
  /** When the source saw it: a date that may lack day or month. */
  observedAt: text(32).nullable(),
  /** Of another authority's statement that the sender passes on: whose it is, and on what conditions. */
  passedOn: z.strictObject({ originator: authorityIdSchema, conditions: text(2000) }).optional(),
});

/** One statement as it leaves its originator. */
export type DisclosedStatement = z.infer<typeof disclosedStatementSchema>;
