import { authorityIdSchema } from "@entente/model";
import { checkpointSchema, toBase64 } from "@entente/protocol";
import { z } from "zod";
import type { Transaction } from "../store/store.ts";
import type { KeptCheckpoint } from "./verify-ledger.ts";

const keptSchema = z.strictObject({
  checkpoint: checkpointSchema,
  signingKey: z.base64().length(44),
});

/** What one authority kept as witness of another's ledger, as a document to pass on. */
export const witnessFileSchema = z.strictObject({
  format: z.literal("entente-witness/1"),
  /** Who kept it. */
  witness: authorityIdSchema,
  /** Whose ledger it is about. */
  about: authorityIdSchema,
  checkpoints: z.array(keptSchema),
  /** Two checkpoints that belie each other, when the history was found to be rewritten. */
  fault: z
    .strictObject({
      reason: z.string(),
      earlier: checkpointSchema,
      later: checkpointSchema,
    })
    .nullable(),
});

/** What a witness kept. */
export type WitnessFile = z.infer<typeof witnessFileSchema>;

/** Everything this node keeps as witness of a partner's ledger. */
export async function exportWitness(
  tx: Transaction,
  witness: string,
  about: string,
): Promise<WitnessFile> {
  const rows = await tx
    .selectFrom("witnessed_checkpoint")
    .select(["checkpoint", "signing_key"])
    .where("partner_id", "=", about)
    .orderBy("size")
    .execute();
  const state = await tx
    .selectFrom("ledger_witness")
    .select("fault")
    .where("partner_id", "=", about)
    .executeTakeFirst();
  const checkpoints = rows.map((row) => ({
    checkpoint: row.checkpoint,
    signingKey: toBase64(row.signing_key),
  }));
  const fault = state?.fault ?? null;
  return { format: "entente-witness/1", witness, about, checkpoints, fault };
}

/** What a partner kept of this node's ledger, to be held against it. */
export function witnessedIn({ witness, checkpoints }: WitnessFile): KeptCheckpoint[] {
  return checkpoints.map(({ checkpoint, signingKey }) => ({
    checkpoint,
    signingKey: Buffer.from(signingKey, "base64"),
    kept: witness,
  }));
}
