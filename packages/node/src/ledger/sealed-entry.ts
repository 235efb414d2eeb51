import { hash } from "node:crypto";
import { z } from "zod";
import { canonicalEntry } from "./entry-leaf.ts";

const named = z.strictObject({ type: z.string(), id: z.string() });

/** What an entry says. */
export const entryContentSchema = z.strictObject({
  at: z.string(),
  actor: named,
  act: z.string(),
  object: named,
  caseId: z.string().nullable(),
  justification: z.string().nullable(),
  recipient: z.string().nullable(),
  facts: z.unknown(),
});

/** An entry at its place in the tree, as it is stored. */
export const sealedEntrySchema = z.strictObject({
  index: z.int().min(0),
  seq: z.int(),
  /** The leaf's hash as it was sealed, hex. */
  leaf: z.string(),
  /** What the entry says now; null when it is gone. */
  entry: entryContentSchema.nullable(),
  /** Hex. */
  salt: z.string(),
  /** Whether the text of its justification, where it is kept, is the one that was hashed. */
  justificationHolds: z.boolean(),
  /** The text of its justification and the salt (hex), when they were asked for and are kept. */
  justification: z.strictObject({ text: z.string(), salt: z.string() }).nullish(),
});

/** An entry at its place in the tree, as it is stored. */
export type SealedEntry = z.infer<typeof sealedEntrySchema>;

/** The leaf's hash (hex) from what the entry says now; null when the entry is gone. */
export function leafNow({ entry, salt }: SealedEntry): string | null {
  if (!entry) return null;
  const text = canonicalEntry(entry);
  const saltBytes = salt.length / 2;
  const bytes = Buffer.allocUnsafe(1 + saltBytes + Buffer.byteLength(text));
  bytes[0] = 0;
  bytes.write(salt, 1, "hex");
  bytes.write(text, 1 + saltBytes);
  return hash("sha256", bytes, "hex");
}
