import { z } from "@hono/zod-openapi";

/** One record whose time has come or is coming. */
export const reviewRowSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    caption: z.string(),
    originator: z.string(),
    foreign: z.boolean(),
    reviewAt: z.iso.date(),
    /** When it is erased if nobody looks at it before; null when the node erases nothing by itself. */
    erasesAt: z.iso.date().nullable(),
    state: z.enum(["later", "coming", "due", "about-to-be-erased", "overdue"]),
    cases: z.int(),
    /** To how many partners something of it went. */
    recipients: z.int(),
  })
  .openapi("ReviewRow");

/** One record whose time has come or is coming. */
export type ReviewRow = z.infer<typeof reviewRowSchema>;

/** A record that was: nothing of what it said. */
export const erasedRowSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    originator: z.string(),
    createdAt: z.iso.datetime(),
    reviewAt: z.iso.date(),
    erasedAt: z.iso.datetime(),
    /** Null when the node did it by itself. */
    erasedBy: z.string().nullable(),
    cause: z.enum(["retention", "request", "recall"]),
    reason: z.string(),
    statements: z.int(),
    disclosures: z.int(),
    consultations: z.int(),
  })
  .openapi("ErasedRecord");

/** A record that was. */
export type ErasedRow = z.infer<typeof erasedRowSchema>;
