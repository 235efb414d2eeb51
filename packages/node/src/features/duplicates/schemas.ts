import { z } from "@hono/zod-openapi";
import { recordRowSchema } from "../records/schemas.ts";

const instant = z.iso.datetime();

/** States of a pair: to be decided, put off, decided. */
export const pairStates = ["open", "later", "same", "different"] as const;

/** What one field says of two records, in bits for or against; pages have words for field and level. */
const levelSchema = z.object({
  field: z.string(),
  level: z.string(),
  bits: z.number(),
  /** On top, because the shared value is rarer than most; negative when it is common. */
  rarity: z.number(),
});

/** Two own records that may be of the same. */
export const duplicateSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    left: recordRowSchema,
    right: recordRowSchema,
    bits: z.number(),
    /** Of being of the same, from 0 to 1. */
    probability: z.number(),
    levels: z.array(levelSchema),
    state: z.enum(pairStates),
    decision: z
      .object({
        at: instant,
        by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        reason: z.string().nullable(),
        keptId: z.uuid().nullable(),
      })
      .nullable(),
    foundAt: instant,
  })
  .openapi("Duplicate");

/** A pair as it is listed. */
export type Duplicate = z.infer<typeof duplicateSchema>;

/** A record of a pair, with what helps to choose the one that stays. */
const partnerSchema = z.object({ statements: z.int(), createdAt: instant });

/** A pair that somebody looks at, with the values that were held against each other. */
export const openedDuplicateSchema = duplicateSchema
  .extend({
    evidence: z.array(levelSchema.extend({ left: z.string(), right: z.string() })),
    facts: z.object({ left: partnerSchema, right: partnerSchema }),
    /** The record that would stay: the one of which more is said, or else the older one. */
    keep: z.uuid(),
  })
  .openapi("OpenedDuplicate");

/** A pair that somebody looks at. */
export type OpenedDuplicate = z.infer<typeof openedDuplicateSchema>;

/** A look through the register. How many records that are is nobody's business but its share. */
export const duplicateRunSchema = z
  .object({
    id: z.uuid(),
    kind: z.string().nullable(),
    state: z.enum(["running", "cancelled", "done"]),
    /** How much is done, from 0 to 1. */
    share: z.number(),
    startedAt: instant,
    endedAt: instant.nullable(),
    by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .openapi("DuplicateRun");

/** A look through the register. */
export type DuplicateRun = z.infer<typeof duplicateRunSchema>;
