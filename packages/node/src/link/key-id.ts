import { createHash } from "node:crypto";

/**
 * The name of a signing key in a signature: the authority and the key's thumbprint (the first 16 hex
 * digits of its SHA-256), for example `be-brussels#0f3c9a6e1b2d4857`.
 * @param signingKey the raw public key, 32 bytes
 */
export function keyIdOf(authorityId: string, signingKey: Uint8Array): string {
  const thumbprint = createHash("sha256").update(signingKey).digest("hex").slice(0, 16);
  return `${authorityId}#${thumbprint}`;
}
