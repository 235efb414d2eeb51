import { z } from "zod";
import { checkpointSchema } from "../checkpoint.ts";
import { base64Bytes } from "../fields/base64.ts";

/** Most hashes in a proof: two for each level of a tree that nobody fills. */
export const maxProofHashes = 128;

/**
 * `POST /link/ledger/consistency`: shows that the ledger of `to` entries, or as it now is, continues the
 * one of `from` entries. Without `from` only the newest checkpoint is asked for. Who cannot show it
 * answers 409 `no-such-ledger`.
 */
export const askConsistencySchema = z.strictObject({
  from: z.int().min(1).optional(),
  to: z.int().min(1).optional(),
});

/** The answer: the proof (RFC 6962 §2.1.2) and the newest checkpoint, to which it leads without `to`. */
export const consistencySchema = z.strictObject({
  checkpoint: checkpointSchema,
  proof: z.array(base64Bytes(32)).max(maxProofHashes),
});

/** The proof that a ledger continues an earlier one. */
export type Consistency = z.infer<typeof consistencySchema>;
