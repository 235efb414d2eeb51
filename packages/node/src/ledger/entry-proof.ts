import {
  checkpointBytes,
  checkpointSchema,
  isSigned,
  publicKeyOf,
  verifyInclusion,
  toBase64,
  type Checkpoint,
} from "@entente/protocol";
import { z } from "zod";
import type { Store } from "../store/store.ts";
import { hashOfJustification, leafOf } from "./entry-leaf.ts";
import { readSealed } from "./read-sealed.ts";
import { entryContentSchema } from "./sealed-entry.ts";
import { proveInclusion } from "./tree-proofs.ts";

const hex = z.string().regex(/^([0-9a-f]{2})*$/, "hexadecimal");
const hash = hex.length(64);

/** A document that proves, without any database, that an entry stood in a ledger that was signed. */
export const entryProofSchema = z.strictObject({
  format: z.literal("entente-proof/1"),
  seq: z.int(),
  index: z.int().min(0),
  entry: entryContentSchema,
  salt: hex,
  /** The text whose salted hash stands in the entry; null when there is none or it was erased. */
  justification: z.strictObject({ text: z.string(), salt: hex }).nullable(),
  proof: z.array(hash).max(128),
  checkpoint: checkpointSchema,
  /** The key of the authority that signed, base64: compare it with the one on its card. */
  signingKey: z.base64().length(44),
});

/** A document that proves an entry. */
export type EntryProof = z.infer<typeof entryProofSchema>;

const reader = { type: "system", name: "ledger" } as const;

/** The proof of one sealed entry; undefined when there is none with this number, or it is not sealed. */
export async function proveEntry(
  store: Store,
  seq: number,
  checkpoint: Checkpoint,
  signingKey: Uint8Array,
): Promise<EntryProof | undefined> {
  const index = await store.transaction(reader, async (tx) => {
    const leaf = await tx
      .selectFrom("ledger_leaf")
      .select("index")
      .where("entry_seq", "=", seq)
      .executeTakeFirst();
    return leaf?.index;
  });
  if (index === undefined || index >= checkpoint.size) return undefined;
  for await (const [sealed] of readSealed(store, { from: index, count: 1, texts: true })) {
    if (!sealed?.entry) return undefined;
    const proof = await store.transaction(reader, (tx) =>
      proveInclusion(tx, index, checkpoint.size),
    );
    return {
      format: "entente-proof/1",
      seq,
      index,
      entry: sealed.entry,
      salt: sealed.salt,
      justification: sealed.justification ?? null,
      proof: proof.map((part) => Buffer.from(part).toString("hex")),
      checkpoint,
      signingKey: toBase64(signingKey),
    };
  }
  return undefined;
}

/** What checking a proof answers. */
export type CheckedProof =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "checkpoint-not-signed" | "not-in-the-ledger" | "justification-differs";
    };

/** Whether the entry stood in the ledger that the checkpoint signs, and its justification is that one. */
export function checkEntryProof(document: EntryProof): CheckedProof {
  const { entry, salt, index, checkpoint, justification } = document;
  const key = publicKeyOf(Buffer.from(document.signingKey, "base64"));
  if (!isSigned(checkpointBytes(checkpoint), checkpoint.signature, key))
    return { ok: false, reason: "checkpoint-not-signed" };
  const leaf = leafOf(entry, Buffer.from(salt, "hex"));
  const { size } = checkpoint;
  const root = Buffer.from(checkpoint.root, "hex");
  const proof = document.proof.map((part) => Buffer.from(part, "hex"));
  if (!verifyInclusion({ index, leaf, size, root }, proof))
    return { ok: false, reason: "not-in-the-ledger" };
  if (justification === null) return { ok: true };
  const stated = hashOfJustification(justification.text, Buffer.from(justification.salt, "hex"));
  return stated.toString("hex") === entry.justification
    ? { ok: true }
    : { ok: false, reason: "justification-differs" };
}
