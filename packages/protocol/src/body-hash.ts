import { createHash } from "node:crypto";

/** SHA-256 of a message's canonical JSON, hex: what receipts and answers are bound to. */
export function bodyHash(canonicalMessage: string): string {
  return createHash("sha256").update(canonicalMessage).digest("hex");
}
