import { authorityIdSchema } from "@entente/model";
import { z } from "zod";
import { base64Bytes } from "./fields/base64.ts";
import { hashSchema, instantSchema } from "./fields/plain.ts";

/**
 * What an authority signs about its ledger: at that instant it had `size` entries, in a tree (RFC 6962)
 * with that root. Whoever keeps two of them can have it proved that the later continues the earlier.
 * `at` never goes back from one checkpoint of an authority to a larger one.
 */
export const checkpointSchema = z.strictObject({
  authority: authorityIdSchema.max(100),
  size: z.int().min(0),
  root: hashSchema,
  at: instantSchema,
  /** Ed25519 over `checkpointBytes`, base64. */
  signature: base64Bytes(64),
});

/** A signed statement of an authority about its ledger. */
export type Checkpoint = z.infer<typeof checkpointSchema>;
