import { z } from "zod";
import { authorityIdSchema } from "./authority.ts";
import { handlingSchema } from "./handling.ts";
import { kindSchema } from "./record.ts";
import { urgencies } from "./urgency.ts";

/**
 * Safeguard for transfers to a third country: Directive (EU) 2016/680 art. 36 (adequacy), 37
 * (appropriate safeguards) or 38 (derogation: each transfer is then justified on its own).
 */
export const safeguardSchema = z.strictObject({
  article: z.enum(["36", "37", "38"]),
  text: z.string().min(1).max(2000),
  /** What it demands of each transfer, in words shown to whoever decides. */
  demands: z.array(z.string().min(1).max(500)).max(20),
});

/** An earlier arrangement that an agreement continues; `id` when it was itself kept by the nodes. */
export const predecessorSchema = z.strictObject({
  id: z.uuid().nullable(),
  title: z.string().min(1).max(300),
  /** The day or year it dates from, for example `2018` or `2018-11-30`. */
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
});

/** The terms of an agreement between two or more authorities: what all their nodes sign. */
export const agreementTermsSchema = z
  .strictObject({
    id: z.uuid(),
    version: z.int().min(1),
    title: z.string().min(1).max(300),
    parties: z.array(authorityIdSchema).min(2).max(20),
    legalBasis: z.string().min(1).max(2000),
    /** Where the legal basis is published, for example an official journal's number. */
    legalReference: z.string().max(300),
    /** Arrangements that this one continues. */
    predecessors: z.array(predecessorSchema).max(20),
    /** Offences for which it may be used. */
    purposes: z.array(z.string().min(1).max(200)).min(1).max(50),
    /** Kinds of records in its scope. */
    kinds: z.array(kindSchema).min(1),
    /** For kinds of which only some properties may be given: which. A kind not named: all. */
    fields: z.record(kindSchema, z.array(z.string().min(1).max(64)).min(1)),
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
    /** What allows transfers to a party in a third country; null when there is none among them. */
    safeguard: safeguardSchema.nullable(),
    /** Kinds of records of which nothing is disclosed before a second person has approved it. */
    fourEyes: z.array(kindSchema),
    /** The party that gets a copy of each request, unless the asker says why not (Directive (EU) 2023/977 art. 4). */
    pointOfContact: authorityIdSchema.nullable(),
    /** Hours without a sign of life of a partner after which nothing more is exchanged with it. */
    graceHours: z.number().positive(),
  })
  .refine((terms) => new Set(terms.parties).size === terms.parties.length, {
    message: "each party once",
    path: ["parties"],
  })
  .refine((terms) => terms.validFrom <= terms.validUntil, {
    message: "the first day is after the last",
    path: ["validUntil"],
  })
  .refine(
    ({ parties, pointOfContact }) => pointOfContact === null || parties.includes(pointOfContact),
    { message: "one of the parties", path: ["pointOfContact"] },
  );

/** The terms of an agreement. */
export type AgreementTerms = z.infer<typeof agreementTermsSchema>;

/** What most agreements have, for whoever drafts one. */
export const usualTerms = {
  legalReference: "",
  predecessors: [],
  fields: {},
  fourEyes: [],
  pointOfContact: null,
  safeguard: null,
  graceHours: 96,
} satisfies Partial<AgreementTerms>;
