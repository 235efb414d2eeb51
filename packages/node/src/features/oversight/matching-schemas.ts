import { z } from "@hono/zod-openapi";

/** How many days of hours are told. */
export const matchingQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(30).default(3),
});

/** What blind matching under an agreement comes to, seen from the side that evaluates. */
const agreementMatchingSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  partner: z.object({ id: z.string(), name: z.string() }),
  /** Evaluations that the agreement grants the partner within 24 hours. */
  budget: z.int(),
  /** Evaluations within the last 24 hours, to the hour. */
  spent: z.int(),
  /** The budget that would fit the partner's list: see docs/security.md. */
  proposedBudget: z.int(),
  list: z.object({
    /** Entries in the partner's list. */
    size: z.int(),
    /** Evaluations that its growth has earned and that are not used yet. */
    earned: z.int(),
    /** Evaluations a day that need no list entry. */
    allowance: z.int(),
  }),
  stopped: z.boolean(),
  /** Hours in which something happened, the oldest first. */
  hours: z.array(
    z.object({
      hour: z.iso.datetime(),
      evaluations: z.int(),
      batches: z.int(),
      unlisted: z.int(),
      refused: z.int(),
      listed: z.int(),
    }),
  ),
  hits: z.object({
    all: z.int(),
    /** Hits of silent records: the partner was not told. */
    silent: z.int(),
    /** Users of this node who have opened a record with a silent hit. */
    knownTo: z.array(z.string()),
  }),
  /** Values held by too many records to be matched, by type of key. */
  capped: z.array(z.object({ keyType: z.string(), records: z.int() })),
});

/** What blind matching comes to. */
export const matchingOverviewSchema = z
  .object({ since: z.iso.datetime(), items: z.array(agreementMatchingSchema) })
  .openapi("MatchingOverview");

/** What blind matching comes to. */
export type MatchingOverview = z.infer<typeof matchingOverviewSchema>;
