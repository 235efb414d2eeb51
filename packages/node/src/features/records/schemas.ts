import { z } from "@hono/zod-openapi";
import {
  authoritySchema,
  gradeSchema,
  handlingCodes,
  handlingSchema,
  kindSchema,
  statementNatures,
  subjectStatuses,
} from "@entente/model";

const instant = z.iso.datetime();

/** One row of a list of records. */
export const recordRowSchema = z
  .object({
    id: z.uuid(),
    kind: kindSchema,
    caption: z.string(),
    detail: z.string().nullable(),
    originator: z.string(),
    foreign: z.boolean(),
    silent: z.boolean(),
    handlingCodes: z.array(z.enum(handlingCodes)),
    subjectStatus: z.array(z.enum(subjectStatuses)),
    hits: z.int(),
    cases: z.int(),
    updatedAt: instant,
  })
  .openapi("RecordRow");

/** A row of a list of records. */
export type RecordRow = z.infer<typeof recordRowSchema>;

/** A statement as the pages show it. */
export const statementViewSchema = z
  .object({
    id: z.uuid(),
    recordId: z.uuid(),
    property: z.string(),
    value: z.string(),
    original: z.string().nullable(),
    note: z.string().nullable(),
    source: z.string(),
    grade: gradeSchema,
    handling: handlingSchema,
    nature: z.enum(statementNatures),
    observedAt: z.string().nullable(),
    author: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    supersedes: z.uuid().nullable(),
    referenced: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }).nullable(),
    /** Whose it is; `origin` when that authority has only passed it on. */
    originator: z.string(),
    origin: z.string().nullable(),
    /** What the originator demands of whoever gets it passed on. */
    conditions: z.string().nullable(),
  })
  .openapi("Statement");

/** A statement as the pages show it. */
export type StatementView = z.infer<typeof statementViewSchema>;

const briefRecord = z.object({ id: z.uuid(), caption: z.string() });

/** A record with everything the reader may see of it. */
export const recordSchema = z
  .object({
    id: z.uuid(),
    kind: kindSchema,
    caption: z.string(),
    originator: authoritySchema,
    foreign: z.boolean(),
    silent: z.boolean(),
    mergedIds: z.array(briefRecord),
    mergedInto: z.uuid().nullable(),
    reviewAt: z.iso.date(),
    createdAt: instant,
    updatedAt: instant,
    handling: handlingSchema,
    /** What a person is in the inquiry (Directive (EU) 2016/680 art. 6). */
    subjectStatus: z.array(z.enum(subjectStatuses)),
    statements: z.array(statementViewSchema),
    cases: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
    capped: z.array(z.object({ keyType: z.string(), records: z.int() })),
    disclosure: z
      .object({
        requestId: z.uuid(),
        agreementId: z.uuid(),
        conditions: z.string().nullable(),
        receivedAt: instant,
      })
      .nullable(),
    can: z.object({
      edit: z.boolean(),
      merge: z.boolean(),
      split: z.boolean(),
      silence: z.boolean(),
    }),
  })
  .openapi("Record");

/** A record with everything the reader may see of it. */
export type RecordDetails = z.infer<typeof recordSchema>;

/** One act in the history of a record. */
export const historyEntrySchema = z
  .object({
    seq: z.int(),
    at: instant,
    actor: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
    act: z.string(),
    justification: z.string().nullable(),
    recipient: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
  })
  .openapi("HistoryEntry");

/** A record tied to another by a property. */
export const relatedSchema = z
  .object({
    property: z.string(),
    direction: z.enum(["from", "to"]),
    record: recordRowSchema,
  })
  .openapi("RelatedRecord");

/** Orders in which lists of records come. */
export const recordSorts = ["relevance", "-updatedAt", "updatedAt", "caption", "-caption"] as const;
