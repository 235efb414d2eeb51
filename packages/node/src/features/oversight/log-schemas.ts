import { z } from "@hono/zod-openapi";
import { ledgerActs } from "../../ledger/ledger.ts";

/** What stands in an entry beside act, object and reason, without content. */
const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** An act as the data-protection officer reads it: who did what to which object and why. */
export const logRowSchema = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.object({
      type: z.enum(["user", "system", "partner"]),
      id: z.string(),
      /** Of an own user or a partner. */
      name: z.string().nullable(),
    }),
    act: z.string(),
    object: z.object({
      type: z.string(),
      id: z.string(),
      /** Of a record; its caption is content and not told. */
      kind: z.string().nullable(),
    }),
    case: z.object({ id: z.uuid(), number: z.string().nullable() }).nullable(),
    justification: z.string().nullable(),
    recipient: z.string().nullable(),
    facts: factsSchema,
    /** What a justified look would open. */
    look: z.enum(["record", "search"]).nullable(),
  })
  .openapi("LogEntry");

/** An act as the data-protection officer reads it. */
export type LogRow = z.infer<typeof logRowSchema>;

/** A period: from the first instant, before the last. */
export const periodSchema = z.object({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

/** What to look for in the log. */
export const logFilterSchema = periodSchema.extend({
  /** A user's or authority's id, or the name of a part of the node. */
  actor: z.string().max(200).optional(),
  act: z.enum(ledgerActs).optional(),
  /** The id of a record, case, agreement or whatever else was acted on. */
  object: z.string().max(200).optional(),
  case: z.uuid().optional(),
  /** An authority that acted or got something. */
  partner: z.string().max(80).optional(),
  /** `missed`: searches that found nothing. */
  only: z.enum(["missed"]).optional(),
});

/** What to look for in the log. */
export type LogFilter = z.infer<typeof logFilterSchema>;
