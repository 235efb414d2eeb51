import { agreementTermsSchema, authoritySchema, expiryWarningDays } from "@entente/model";
import { z } from "@hono/zod-openapi";

const { shape } = agreementTermsSchema;
const instant = z.iso.datetime();

/** Where an agreement stands, as people see it. */
export const agreementStates = [
  "proposed",
  "rejected",
  "not-yet-valid",
  "in-force",
  "suspended",
  "expired",
  "ended",
] as const;

/** Terms as they stand in an answer; the model's own schema reads them. */
const termsViewSchema = z.object({
  ...shape,
  kinds: z.array(z.string()),
  fields: z.record(z.string(), z.array(z.string())),
  fourEyes: z.array(z.string()),
});

/** What people write when they draft terms: the node gives id and version. */
const termsInputSchema = z
  .strictObject({
    ...shape,
    kinds: z.array(z.string()).min(1),
    fields: z.record(z.string(), z.array(z.string().min(1).max(64)).min(1)),
    fourEyes: z.array(z.string()),
  })
  .omit({ id: true, version: true })
  .openapi("TermsInput");

/** An agreement as people see it, and how matching under it stands. */
export const agreementRowSchema = z
  .object({
    /** Between this node and the partner. */
    id: z.uuid(),
    /** Of the signed terms; another than `id` when there are more than two parties. */
    termsId: z.uuid(),
    title: shape.title,
    partner: authoritySchema,
    parties: shape.parties,
    version: shape.version,
    legalBasis: shape.legalBasis,
    purposes: shape.purposes,
    kinds: z.array(z.string()),
    matching: shape.matching,
    clocks: shape.clocks,
    defaultHandling: shape.defaultHandling,
    validFrom: shape.validFrom,
    validUntil: shape.validUntil,
    hitThreshold: shape.hitThreshold,
    state: z.enum(agreementStates),
    /** Null while it is in force; else why it is not. */
    notInForce: z.string().nullable(),
    /** When it ends soon: days left, today and the last day included. */
    expires: z
      .object({
        days: z.int(),
        reached: z.union(expiryWarningDays.map((days) => z.literal(days))),
      })
      .nullable(),
    /** The version that waits for signatures, and whose are missing. */
    open: z.object({ version: z.int(), waitsFor: z.array(z.string()) }).nullable(),
    endedAt: instant.nullable(),
    matchingState: z.object({
      /** Tags on the list given to the partner. */
      listed: z.int(),
      /** Own keys that the partner has evaluated. */
      tagged: z.int(),
      /** Records still to be matched. */
      pending: z.int(),
      lastChangeAt: instant.nullable(),
    }),
  })
  .openapi("Agreement");

/** An agreement as people see it. */
export type AgreementRow = z.infer<typeof agreementRowSchema>;

const signatureSchema = z.object({
  party: z.string(),
  /** As the authority names whoever signed; null when it was agreed by file. */
  person: z.string().nullable(),
  at: instant,
  /** Checked now, with any key this node ever pinned of the party. */
  valid: z.boolean(),
});

/** One version of an agreement: its terms, who signed, what differs from the one before. */
const agreementVersionSchema = z.object({
  hash: z.string(),
  version: z.int(),
  state: z.enum(["proposed", "in-force", "superseded", "rejected"]),
  proposedBy: z.string(),
  proposer: z.string().nullable(),
  proposedAt: instant,
  note: z.string(),
  terms: termsViewSchema,
  /** Names of the terms in which it differs from the version before. */
  changed: z.array(z.string()),
  signatures: z.array(signatureSchema),
  rejections: z.array(
    z.object({ party: z.string(), person: z.string().nullable(), at: instant, reason: z.string() }),
  ),
});

/** An arrangement in the line to which an agreement belongs. */
const linkSchema = z.object({
  /** When this node keeps it: the way to it. */
  id: z.uuid().nullable(),
  title: z.string(),
  date: z.string(),
  place: z.enum(["predecessor", "this", "successor"]),
});

/** All that is known of one agreement. */
export const agreementSchema = agreementRowSchema
  .extend({
    partners: z.array(
      authoritySchema.extend({
        self: z.boolean(),
        /** Whether this node knows its node. */
        known: z.boolean(),
      }),
    ),
    terms: termsViewSchema,
    suspended: z.string().nullable(),
    ended: z
      .object({ at: instant, by: z.string(), person: z.string(), reason: z.string() })
      .nullable(),
    versions: z.array(agreementVersionSchema),
    chain: z.array(linkSchema),
    can: z.object({
      propose: z.boolean(),
      sign: z.boolean(),
      reject: z.boolean(),
      end: z.boolean(),
      suspend: z.boolean(),
      resume: z.boolean(),
    }),
  })
  .openapi("AgreementDetails");

/** All that is known of one agreement. */
export type AgreementDetails = z.infer<typeof agreementSchema>;

const reason = z.string().trim().min(3).max(4000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Terms to be proposed. */
export const proposalInputSchema = z
  .strictObject({ terms: termsInputSchema, note: z.string().trim().max(4000).default("") })
  .openapi("ProposalInput");

/** The text that is signed, by its hash: what the person has read. */
export const acceptanceInputSchema = z.strictObject({ hash }).openapi("AcceptanceInput");

/** The text that is rejected, and why. */
export const rejectionInputSchema = z.strictObject({ hash, reason }).openapi("RejectionInput");

/** Why an agreement is ended. */
export const endInputSchema = z.strictObject({ reason }).openapi("EndInput");

/** Why exchange under it is stopped at this node; null lets it go on. */
export const suspensionInputSchema = z
  .strictObject({ suspended: z.string().trim().min(3).max(200).nullable() })
  .openapi("SuspensionInput");
