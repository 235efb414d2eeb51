import { z } from "@hono/zod-openapi";
import { authoritySchema, handlingCodes } from "@entente/model";
import { recallOutcomes, recallReasons } from "@entente/protocol";

const instant = z.iso.datetime();

/** How far a recall has come. */
export const recallStates = ["waiting", "outstanding", "done", "closed"] as const;

const briefRecord = z.object({ id: z.uuid(), kind: z.string(), caption: z.string() });

/** A recall or correction, told to a partner or by one. */
export const recallSchema = z
  .object({
    id: z.uuid(),
    direction: z.enum(["in", "out"]),
    partner: authoritySchema,
    type: z.enum(["recall", "correction"]),
    reason: z.enum(recallReasons),
    text: z.string(),
    erase: z.boolean(),
    /** The incoming recall that was passed on by this one. */
    forwardedFrom: z.uuid().nullable(),
    createdAt: instant,
    createdBy: z.string().nullable(),
    answeredAt: instant.nullable(),
    outstanding: z.int(),
    state: z.enum(recallStates),
    delivery: z.enum(["queued", "delivered", "failed"]),
    closed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    statements: z.int(),
    records: z.array(briefRecord),
    can: z.object({ close: z.boolean() }),
  })
  .openapi("Recall");

/** A recall or correction. */
export type RecallView = z.infer<typeof recallSchema>;

/** A recall with what became of each statement. */
export const recallDetailsSchema = recallSchema
  .extend({
    outcomes: z.array(
      z.object({
        statementId: z.uuid(),
        recordId: z.uuid().nullable(),
        replacementId: z.uuid().nullable(),
        outcome: z.enum(recallOutcomes).nullable(),
      }),
    ),
  })
  .openapi("RecallDetails");

/** A recall with what became of each statement. */
export type RecallDetails = z.infer<typeof recallDetailsSchema>;

/** An exported copy that somebody has to bring in. */
export const copySchema = z
  .object({
    id: z.uuid(),
    exportId: z.uuid(),
    object: z.object({ type: z.enum(["record", "case"]), id: z.uuid(), caption: z.string() }),
    recallId: z.uuid().nullable(),
    reason: z.string(),
    since: instant,
    exportedAt: instant,
    exportedBy: z.string(),
    recipient: z.string(),
    purpose: z.string(),
    closed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  })
  .openapi("OutstandingCopy");

/** An exported copy that somebody has to bring in. */
export type CopyView = z.infer<typeof copySchema>;

/** Who has what of a record, and where it came from. */
export const disclosuresSchema = z
  .object({
    /** Of each statement, who got it. */
    given: z.array(
      z.object({
        statementId: z.uuid(),
        to: authoritySchema,
        at: instant,
        by: z.string(),
        requestId: z.uuid(),
        purpose: z.string(),
        basis: z.string(),
        handlingCodes: z.array(z.enum(handlingCodes)),
        consentId: z.uuid().nullable(),
        recalledAt: instant.nullable(),
        /** Whether the recipient has acknowledged the recall; null when there is none. */
        acknowledged: z.boolean().nullable(),
      }),
    ),
    /** To whom a recipient may have passed it on with this node's consent. */
    passedOn: z.array(
      z.object({
        statementId: z.uuid(),
        to: authoritySchema,
        through: z.string(),
        validUntil: instant.nullable(),
      }),
    ),
    /** Of a foreign record: where each statement came from. */
    received: z.array(
      z.object({
        statementId: z.uuid().nullable(),
        ref: z.uuid(),
        from: authoritySchema,
        origin: z.string().nullable(),
        at: instant.nullable(),
        recalledAt: instant.nullable(),
        erased: z.boolean(),
      }),
    ),
    exports: z.int(),
  })
  .openapi("Disclosures");

/** Who has what of a record, and where it came from. */
export type Disclosures = z.infer<typeof disclosuresSchema>;

/** What would be told to whom if a statement were withdrawn or replaced. */
export const recallPreviewSchema = z
  .object({
    recipients: z.array(
      z.object({
        to: authoritySchema,
        agreement: z.string(),
        /** Whether the replacement goes with it, or the withdrawal alone. */
        as: z.enum(["recall", "correction"]),
        /** Why the replacement may not go. */
        decision: z
          .object({ reason: z.string(), article: z.string().optional(), remedy: z.string() })
          .nullable(),
      }),
    ),
    exports: z.int(),
  })
  .openapi("RecallPreview");

/** What would be told to whom. */
export type RecallPreview = z.infer<typeof recallPreviewSchema>;
