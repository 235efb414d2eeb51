import { createHash } from "node:crypto";

/** The `content-digest` field of a body (RFC 9530), always with SHA-256. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
}
