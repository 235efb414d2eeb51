import { z } from "zod";

/** Kinds of authority. A carrier is a submitter, never an authority. */
export const authorityTypes = [
  "prosecutor",
  "police",
  "customs",
  "port-authority",
  "liaison",
] as const;

/** A stable short name of an authority, for example `be-antwerp-police`. */
export const authorityIdSchema = z
  .string()
  .regex(/^[a-z]{2}(-[a-z0-9]+)+$/, "two letters of the country, then words, joined by hyphens");

/** An authority that takes part: who it is, not where its node runs. */
export const authoritySchema = z.strictObject({
  id: authorityIdSchema,
  name: z.string().min(1).max(200),
  type: z.enum(authorityTypes),
  /** ISO 3166-1 alpha-2, lower case. */
  country: z.string().regex(/^[a-z]{2}$/),
});

/** An authority that takes part. */
export type Authority = z.infer<typeof authoritySchema>;
