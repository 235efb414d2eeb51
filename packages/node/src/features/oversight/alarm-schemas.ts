import { z } from "@hono/zod-openapi";
import { listQuerySchema } from "../../http/pages.ts";
import { alarmPatterns } from "./alarms.ts";

const outcomes = ["false-alarm", "explained", "misuse"] as const;
const personSchema = z.object({ id: z.uuid(), name: z.string() });

/** An odd pattern, who shows it, and what became of it. */
export const alarmSchema = z
  .object({
    id: z.uuid(),
    pattern: z.enum(alarmPatterns),
    subject: z.object({
      type: z.enum(["user", "agreement"]),
      id: z.uuid(),
      /** The user's name, or the title of the agreement. */
      name: z.string(),
      partner: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
    /** Whether searching or evaluating is stopped until it is resolved. */
    stops: z.boolean(),
    evidence: z.record(z.string(), z.union([z.string(), z.number()])),
    state: z.enum(["open", "acknowledged", "resolved"]),
    raisedAt: z.iso.datetime(),
    acknowledged: z.object({ at: z.iso.datetime(), by: personSchema }).nullable(),
    resolved: z
      .object({
        at: z.iso.datetime(),
        by: personSchema,
        outcome: z.enum(outcomes),
        reason: z.string(),
      })
      .nullable(),
    can: z.object({ acknowledge: z.boolean(), resolve: z.boolean() }),
  })
  .openapi("Alarm");

/** An odd pattern, who shows it, and what became of it. */
export type AlarmView = z.infer<typeof alarmSchema>;

/** Which alarms to list. */
export const alarmFilterSchema = listQuerySchema.extend({
  state: z.enum(["unresolved", "resolved"]).optional(),
});

/** How an alarm is resolved. */
export const resolutionSchema = z.strictObject({
  outcome: z.enum(outcomes),
  reason: z.string().trim().min(10).max(2000),
  /** Evaluations granted to a partner on top of its list, once. */
  allow: z.int().min(0).max(10_000_000).default(0),
});

/** How an alarm is resolved. */
export type Resolution = z.infer<typeof resolutionSchema>;
