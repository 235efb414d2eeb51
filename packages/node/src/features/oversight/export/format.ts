import { authorityIdSchema } from "@entente/model";
import { checkpointSchema } from "@entente/protocol";
import { z } from "zod";
import { ownKeySchema } from "../../../ledger/own-keys.ts";

const hexSchema = z.string().regex(/^([0-9a-f]{2})*$/);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What the first line of an exported log says of the rest. */
export const headerSchema = z.strictObject({
  format: z.literal("entente-log/1"),
  authority: authorityIdSchema,
  /** The period asked for: from the first instant, before the last. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  exportedAt: z.iso.datetime(),
  /** Place of the first entry in the tree, and how many follow one another. */
  first: z.int().min(0),
  entries: z.int().min(0),
  /** Raw Ed25519 key (base64) of the signatures; to be compared with a fingerprint known otherwise. */
  signingKey: z.string(),
  /** All keys it has signed with, and until when: the checkpoint may be older than the present one. */
  keys: z.array(ownKeySchema).optional(),
});

/** An entry at its place in the tree. */
export const lineSchema = z.strictObject({
  index: z.int().min(0),
  seq: z.int(),
  leaf: hashSchema,
  salt: hexSchema,
  /** Null when it is withheld or gone; the leaf then proves that it was there. */
  entry: z
    .strictObject({
      at: z.string(),
      actor: z.strictObject({ type: z.string(), id: z.string() }),
      act: z.string(),
      object: z.strictObject({ type: z.string(), id: z.string() }),
      caseId: z.string().nullable(),
      /** Salted hash of the justification, hex. */
      justification: z.string().nullable(),
      recipient: z.string().nullable(),
      facts: z.unknown(),
    })
    .nullable(),
  withheld: z.literal("search-words").optional(),
  /** The justification itself; the entry has SHA-256 over its salt and text. */
  justification: z.strictObject({ text: z.string(), salt: hexSchema }).nullable(),
});

/** The last line: what makes the lines before it provable. */
export const sealSchema = z.strictObject({
  checkpoint: checkpointSchema,
  /** Hashes (hex) that lead from the first and from the last entry to the checkpoint's root (RFC 6962). */
  proofOfFirst: z.array(hashSchema),
  proofOfLast: z.array(hashSchema),
  /** SHA-256 (hex) of all lines before this one, each with its line feed. */
  hash: hashSchema,
  /** Ed25519 over `logBytes(hash)`, base64. */
  signature: z.string(),
});

/** An entry at its place in the tree. */
export type ExportLine = z.infer<typeof lineSchema>;
