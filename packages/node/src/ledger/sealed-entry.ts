import { hash } from "node:crypto";
import { canonicalEntry, type EntryContent } from "./entry-leaf.ts";

/** An entry at its place in the tree, as it is stored. */
export type SealedEntry = {
  readonly index: number;
  readonly seq: number;
  /** The leaf's hash as it was sealed, hex. */
  readonly leaf: string;
  /** What the entry says now; null when it is gone. */
  readonly entry: EntryContent | null;
  /** Hex. */
  readonly salt: string;
  /** Whether the text of its justification, where it is kept, is the one that was hashed. */
  readonly justificationHolds: boolean;
};

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
