import { z } from "zod";
import { text } from "../fields/text.ts";

/** What a node answers to a request it does not carry out (status 4xx or 5xx). */
export const faultSchema = z.strictObject({
  /** A stable code in kebab-case. */
  reason: text(200),
  /** Where in the body the fault is. */
  path: text(500).optional(),
  /** Seconds after which it may be tried again. */
  retryAfter: z.number().min(0).max(604_800).optional(),
});

/** What a node answers to a request it does not carry out. */
export type Fault = z.infer<typeof faultSchema>;
