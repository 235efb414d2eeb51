import { z } from "@hono/zod-openapi";
import { authoritySchema } from "@entente/model";

/** What has become of a hit. */
export const hitStates = [
  "new",
  "confirmed-here",
  "confirmed-there",
  "confirmed",
  "dismissed",
  "withdrawn",
] as const;

/** Orders in which lists of hits come. */
export const hitSorts = ["-foundAt", "foundAt", "-strength", "strength"] as const;

/** One hit: what kinds of keys met and how strong it is, nothing of the partner's record. */
export const hitSchema = z
  .object({
    id: z.uuid(),
    record: z.object({ id: z.uuid(), kind: z.string(), caption: z.string() }),
    partner: authoritySchema,
    agreementId: z.uuid(),
    strength: z.object({
      bits: z.number(),
      threshold: z.number(),
      level: z.enum(["strong", "good", "weak"]),
    }),
    evidence: z.array(z.object({ group: z.string(), bits: z.number() })),
    keyTypes: z.array(z.string()),
    state: z.enum(hitStates),
    /** Whether its agreement has ended or expired: nothing more can be done on it. */
    agreementOver: z.boolean(),
    foundAt: z.iso.datetime(),
    /** True when only this node knows: its record is silent. */
    silent: z.boolean(),
    /** Whether the partner has proved that it holds the same values. */
    acknowledged: z.boolean(),
    dismissedReason: z.string().nullable(),
    confirmedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Whom to reach at the partner's, once both sides have confirmed. */
    partnerContact: z.string().nullable(),
    can: z.object({ confirm: z.boolean(), dismiss: z.boolean(), request: z.boolean() }),
  })
  .openapi("Hit");

/** One hit. */
export type Hit = z.infer<typeof hitSchema>;
