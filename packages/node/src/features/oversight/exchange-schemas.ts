import { z } from "@hono/zod-openapi";
import { periodSchema } from "./log-schemas.ts";

/** By what exchanges can be counted. */
const exchangeDimensions = [
  "partner",
  "agreement",
  "handling",
  "kind",
  "purpose",
  "month",
] as const;

/** By what exchanges are counted, and which. */
export const exchangeFilterSchema = periodSchema.extend({
  by: z.enum(exchangeDimensions).default("partner"),
  partner: z.string().max(80).optional(),
  agreement: z.uuid().optional(),
  kind: z.string().max(40).optional(),
  purpose: z.string().max(200).optional(),
});

/** By what exchanges are counted, and which. */
export type ExchangeFilter = z.infer<typeof exchangeFilterSchema>;

const bothWays = z.object({
  /** By this node. */
  out: z.int(),
  /** By the partner. */
  in: z.int(),
});

/** Exchanges that have something in common. */
const exchangeRowSchema = z.object({
  /** Id of the partner or agreement, code, kind, purpose or month; empty where there is none. */
  key: z.string(),
  /** Name of the partner, or title of the agreement. */
  label: z.string().nullable(),
  /** Legal basis of the agreement. */
  basis: z.string().nullable(),
  requests: bothWays,
  replies: bothWays,
  refusals: bothWays,
  /** Statements in the replies. */
  statements: bothWays,
});

/** Counts of exchanges within a period. */
export const exchangesSchema = z
  .object({
    items: z.array(exchangeRowSchema),
    total: exchangeRowSchema.omit({ key: true, label: true, basis: true }),
    /** Refusals of the period, by reason. */
    refusals: z.array(z.object({ reason: z.string(), ...bothWays.shape })),
    /** Replies to partners in third countries, the newest 200: Directive (EU) 2016/680 art. 35 to 38. */
    transfers: z.array(
      z.object({
        at: z.iso.datetime(),
        partner: z.string(),
        country: z.string(),
        request: z.uuid(),
        record: z.uuid(),
        purpose: z.string(),
        statements: z.int(),
        article: z.enum(["36", "37", "38"]).nullable(),
        safeguard: z.string().nullable(),
        /** Why it was necessary, under a derogation. */
        derogation: z.string().nullable(),
      }),
    ),
  })
  .openapi("Exchanges");

/** Counts of exchanges within a period. */
export type Exchanges = z.infer<typeof exchangesSchema>;
