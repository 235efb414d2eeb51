import { createHash, hash as hashAtOnce } from "node:crypto";

/** Bytes of every hash in a tree (SHA-256). */
export const hashBytes = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a leaf: SHA-256 over 0x00 and what the leaf says (RFC 6962 §2.1). */
export function leafHash(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash("sha256").update(leafPrefix);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash over two subtrees: SHA-256 over 0x01 and both hashes (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hashAtOnce("sha256", Buffer.concat([nodePrefix, left, right]), "buffer");
}

/** The root of a tree without leaves: SHA-256 over nothing (RFC 6962 §2.1). */
export const emptyRoot: Uint8Array = createHash("sha256").digest();

/** Whether two hashes are the same; false for what is no hash. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === hashBytes && Buffer.from(a.buffer, a.byteOffset, a.length).equals(b);
}
