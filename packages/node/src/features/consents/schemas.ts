import { z } from "@hono/zod-openapi";
import { authoritySchema } from "@entente/model";
import { consentUses } from "@entente/protocol";
import { statementViewSchema } from "../records/schemas.ts";

const instant = z.iso.datetime();

/** Where a consent stands. */
export const consentStates = ["asked", "granted", "refused", "expired", "withdrawn"] as const;

/** What an originator is asked. */
export const consentInputSchema = z
  .strictObject({
    recordId: z.uuid(),
    statementIds: z.array(z.uuid()).min(1).max(500),
    use: z.enum(consentUses),
    /** The partner that the statements are to go to; left out for proceedings. */
    recipientId: z.string().max(80).optional(),
    purpose: z.string().trim().min(1).max(200),
    justification: z.string().trim().min(3).max(4000),
    /** Unanswered after so many days, it counts as refused. */
    days: z.int().min(1).max(90).default(14),
  })
  .openapi("ConsentInput");

/** What an originator is asked. */
export type ConsentInput = z.infer<typeof consentInputSchema>;

/** A decision on a consent that a partner asks for. */
export const consentDecisionSchema = z
  .discriminatedUnion("granted", [
    z.strictObject({
      granted: z.literal(true),
      conditions: z.string().trim().max(2000).optional(),
      validUntil: instant.optional(),
    }),
    z.strictObject({ granted: z.literal(false), reason: z.string().trim().min(3).max(2000) }),
  ])
  .openapi("ConsentDecisionInput");

/** A decision on a consent that a partner asks for. */
export type ConsentDecisionInput = z.infer<typeof consentDecisionSchema>;

/** A consent, asked for or asked of this node. */
export const consentSchema = z
  .object({
    id: z.uuid(),
    direction: z.enum(["in", "out"]),
    /** The originator (out), or whoever asks (in). */
    partner: authoritySchema,
    use: z.enum(consentUses),
    recipient: authoritySchema.nullable(),
    purpose: z.string(),
    justification: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    expiresAt: instant,
    state: z.enum(consentStates),
    conditions: z.string().nullable(),
    validUntil: instant.nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    statements: z.int(),
    /** The records that are open to the reader: who decides may see statements of others too. */
    records: z.array(z.object({ id: z.uuid(), kind: z.string(), caption: z.string() })),
    can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
  })
  .openapi("Consent");

/** A consent. */
export type ConsentView = z.infer<typeof consentSchema>;

/** A consent with exactly what it is about. */
export const consentDetailsSchema = consentSchema
  .extend({ about: z.array(statementViewSchema) })
  .openapi("ConsentDetails");
