import { z } from "@hono/zod-openapi";

const instant = z.iso.datetime();
const count = z.int();

/** What can be chosen as threshold: less would propose more wrong pairs than right ones. */
const thresholdSchema = z.number().min(0.5).max(0.999);

const modelFieldSchema = z.object({
  id: z.string(),
  levels: z.array(
    z.object({
      id: z.string(),
      /** How often two records of the same are on this level. */
      m: z.number(),
      /** How often two records of different things are. */
      u: z.number(),
      bits: z.number(),
      /** What the decisions would make of it; null without a proposal. */
      proposedBits: z.number().nullable(),
      decidedSame: count,
      decidedDifferent: count,
    }),
  ),
});

const outcomeSchema = z.object({
  threshold: z.number(),
  /** Undecided pairs that would be proposed. */
  proposed: count,
  /** How many of them are to be expected to be wrong, by their probabilities. */
  expectedFalse: z.number(),
  /** How many right ones are to be expected among those not proposed. */
  expectedMissed: z.number(),
  /** Of the pairs decided: the same and proposed, different but proposed, the same but not proposed. */
  decidedRight: count,
  decidedFalse: count,
  decidedMissed: count,
});

/** How records of a kind are compared, and what it comes to. */
export const linkageSchema = z
  .object({
    kind: z.string(),
    /** All kinds that are compared. */
    kinds: z.array(z.string()),
    version: z.int(),
    threshold: z.number(),
    fields: z.array(modelFieldSchema),
    /** Decisions there are, and how many it takes before weights are learned from them. */
    decisions: z.object({ same: count, different: count, needed: count }),
    outcomes: z.array(outcomeSchema),
    versions: z.array(
      z.object({
        version: z.int(),
        origin: z.enum(["shipped", "learned", "threshold", "earlier"]),
        earlierVersion: z.int().nullable(),
        threshold: z.number(),
        decisions: count,
        reason: z.string().nullable(),
        at: instant.nullable(),
        by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      }),
    ),
  })
  .openapi("Linkage");

/** How records of a kind are compared, and what it comes to. */
export type Linkage = z.infer<typeof linkageSchema>;

/** What is adopted: the weights learned from decisions, those of an earlier version, or those of now. */
export const adoptionSchema = z.discriminatedUnion("weights", [
  z.strictObject({
    weights: z.literal("learned"),
    /** How many decisions the proposal was made of that was looked at. */
    decisions: count,
    ...shared(),
  }),
  z.strictObject({ weights: z.literal("version"), version: z.int().min(0), ...shared() }),
  z.strictObject({ weights: z.literal("current"), ...shared() }),
]);

/** What an administrator adopts. */
export type Adoption = z.infer<typeof adoptionSchema>;

function shared() {
  return {
    /** The version that held when it was looked at. */
    basis: z.int().min(0),
    threshold: thresholdSchema,
    reason: z.string().trim().min(3).max(2000),
  };
}
