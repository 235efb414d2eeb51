import { z } from "zod";
import { authorityIdSchema } from "./authority.ts";
import { handlingSchema } from "./handling.ts";
import { kindSchema } from "./record.ts";
import { urgencies } from "./urgency.ts";

/** Safeguard for transfers to a third country: Directive (EU) 2016/680 art. 36, 37 or 38. */
export const safeguardSchema = z.strictObject({
  article: z.enum(["36", "37", "38"]),
  text: z.string().min(1).max(2000),
});

/** The terms of an agreement between two authorities: what both nodes sign. */
export const agreementTermsSchema = z
  .strictObject({
    id: z.uuid(),
    version: z.int().min(1),
    title: z.string().min(1).max(300),
    parties: z.tuple([authorityIdSchema, authorityIdSchema]),
    legalBasis: z.string().min(1).max(2000),
    /** Offences for which it may be used. */
    purposes: z.array(z.string().min(1).max(200)).min(1).max(50),
    /** Kinds of records in its scope. */
    kinds: z.array(kindSchema).min(1),
    /** Whether blind matching runs under it. */
    matching: z.boolean(),
    defaultHandling: handlingSchema,
    clocks: z.record(z.enum(urgencies), z.number().positive()),
    /** Blind evaluations that each side grants the other within 24 hours. */
    evaluationBudget: z.int().positive(),
    /** A value held by more records than this is too common to match on. */
    commonValueLimit: z.int().positive(),
    /** Strength (bits) from which a hit is shown. */
    hitThreshold: z.number().positive(),
    validFrom: z.iso.date(),
    validUntil: z.iso.date(),
    safeguard: safeguardSchema.nullable(),
  })
  .refine((terms) => terms.parties[0] !== terms.parties[1], { message: "two different parties" });

/** The terms of an agreement. */
export type AgreementTerms = z.infer<typeof agreementTermsSchema>;
