import { z } from "@hono/zod-openapi";
import { authoritySchema, handlingSchema } from "@entente/model";
import { statementViewSchema } from "../records/schemas.ts";
import { basisSchema, decisionSchema, earlierSchema } from "./schemas.ts";

const briefRecord = z.object({ id: z.uuid(), kind: z.string(), caption: z.string() });
const heldRecord = briefRecord.extend({ originator: authoritySchema });

/** A statement that could leave, with what the gate says to it. */
const heldSchema = z.object({
  statement: statementViewSchema,
  decision: decisionSchema,
  /** The codes with which it would leave: its own and the agreement's together. */
  leavesWith: handlingSchema,
});

/** What this node holds on the record asked about, and which of it may leave. */
export const holdingsSchema = z
  .object({
    record: heldRecord,
    statements: z.array(heldSchema),
    /** Other own records that the request's subject might concern. */
    further: z.array(
      z.object({
        record: heldRecord,
        why: z.enum(["related", "same-value"]),
        silent: z.boolean(),
        statements: z.array(heldSchema),
      }),
    ),
    /** Statements that may leave and are about the subject itself: chosen to begin with. */
    proposed: z.array(z.uuid()),
    agreement: basisSchema,
    /** Whether a second person has to approve what leaves. */
    fourEyes: z.boolean(),
    /** Whether a refusal, which holds nothing of the record, may leave. */
    refusal: decisionSchema,
    /** Other exchanges on the same subject with the same partner, newest first. */
    earlier: z.array(earlierSchema),
  })
  .openapi("Holdings");

/** What this node holds on the record asked about. */
export type Holdings = z.infer<typeof holdingsSchema>;

/** A reply: which statements leave. */
export const replyInputSchema = z
  .strictObject({
    statementIds: z.array(z.uuid()).min(1).max(500),
    note: z.string().trim().min(1).max(4000).optional(),
    conditions: z.string().trim().min(1).max(2000).optional(),
    /** Why the transfer is necessary, under a derogation (Directive (EU) 2016/680 art. 38). */
    derogation: z.string().trim().min(3).max(4000).optional(),
    /** The demands of the agreement's safeguard that are met, word for word. */
    demandsMet: z.array(z.string().max(500)).max(20).optional(),
    /** Other requests of the same partner that this answers at once. */
    together: z.array(z.uuid()).max(20).optional(),
  })
  .openapi("ReplyInput");

/** A reply: which statements leave. */
export type ReplyInput = z.infer<typeof replyInputSchema>;

/** What will leave with an answer, to whom, and why it may or may not. */
export const answerPreviewSchema = z
  .object({
    to: authoritySchema,
    agreement: basisSchema,
    records: z.array(
      z.object({
        record: briefRecord,
        statements: z.array(
          heldSchema.extend({
            /** Whether it is no longer as it was when the answer was prepared. */
            changed: z.boolean(),
          }),
        ),
      }),
    ),
    note: z.string().nullable(),
    conditions: z.string().nullable(),
    derogation: z.string().nullable(),
    demandsMet: z.array(z.string()),
    /** Whether all of it may leave, approved by a second person where that is demanded. */
    decision: decisionSchema,
    fourEyes: z.boolean(),
  })
  .openapi("AnswerPreview");

/** What will leave with an answer. */
export type AnswerPreview = z.infer<typeof answerPreviewSchema>;

/** Why a prepared answer goes back to whoever prepared it. */
export const returnInputSchema = z
  .strictObject({ reason: z.string().trim().min(3).max(2000) })
  .openapi("ReturnInput");
