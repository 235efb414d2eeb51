import { authorityIdSchema } from "@entente/model";
import { checkpointSchema, toBase64 } from "@entente/protocol";
import { z } from "zod";
import type { Transaction } from "../store/store.ts";
import type { KeptCheckpoint } from "./verify-ledger.ts";

const keptSchema = z.strictObject({
  checkpoint: checkpointSchema,
  signingKey: z.base64().length(44),
});

const faultSchema = z.strictObject({
  reason: z.string(),
  earlier: checkpointSchema,
  later: checkpointSchema,
});

/** What one authority kept as witness of another's ledger, as a document to pass on. */
export const witnessFileSchema = z.strictObject({
  format: z.literal("entente-witness/1"),
  /** Who kept it. */
  witness: authorityIdSchema,
  /** Whose ledger it is about. */
  about: authorityIdSchema,
  checkpoints: z.array(keptSchema),
  /** Breaks that the witness accepted, each with what it had kept until then. */
  breaks: z
    .array(
      z.strictObject({
        fault: faultSchema,
        rewrittenAt: z.iso.datetime(),
        acceptedAt: z.iso.datetime(),
        acceptedBy: z.string(),
        reason: z.string(),
        checkpoints: z.array(keptSchema),
      }),
    )
    .optional(),
  /** Two checkpoints that belie each other, when the history was found to be rewritten. */
  fault: faultSchema.nullable(),
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
    .select(["history", "checkpoint", "signing_key"])
    .where("partner_id", "=", about)
    .orderBy("history")
    .orderBy("size")
    .execute();
  const state = await tx
    .selectFrom("ledger_witness")
    .select("fault")
    .where("partner_id", "=", about)
    .executeTakeFirst();
  const accepted = await tx
    .selectFrom("history_break")
    .selectAll()
    .where("partner_id", "=", about)
    .orderBy("accepted_at")
    .execute();
  const keptIn = (history: number) =>
    rows
      .filter((row) => row.history === history)
      .map((row) => ({ checkpoint: row.checkpoint, signingKey: toBase64(row.signing_key) }));
  const breaks = accepted.map((one, history) => ({
    fault: one.fault,
    rewrittenAt: one.rewritten_at.toISOString(),
    acceptedAt: one.accepted_at.toISOString(),
    acceptedBy: one.accepted_by,
    reason: one.reason,
    checkpoints: keptIn(history),
  }));
  const checkpoints = keptIn(accepted.length);
  const fault = state?.fault ?? null;
  return {
    format: "entente-witness/1",
    witness,
    about,
    checkpoints,
    ...(breaks.length > 0 ? { breaks } : {}),
    fault,
  };
}

/**
 * What a partner kept of this node's ledger, to be held against it: nothing from before a break that the
 * partner accepted, which would belie it for ever.
 */
export function witnessedIn({ witness, checkpoints }: WitnessFile): KeptCheckpoint[] {
  return checkpoints.map(({ checkpoint, signingKey }) => ({
    checkpoint,
    signingKey: Buffer.from(signingKey, "base64"),
    kept: witness,
  }));
}
