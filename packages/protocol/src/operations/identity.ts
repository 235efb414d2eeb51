import { authoritySchema } from "@entente/model";
import { z } from "zod";
import { canonicalJson } from "../canonical-json.ts";
import { base64Bytes } from "../fields/base64.ts";
import { instantSchema } from "../fields/plain.ts";

const fingerprintSchema = z.hex().length(64).lowercase();

/**
 * Keys that a node will use from `validFrom` on; until `overlapUntil` its partners take the present
 * ones beside them. Signed with the present key over {@link nextKeysBytes}.
 */
export const nextKeysSchema = z.strictObject({
  signingKey: base64Bytes(32),
  tlsFingerprint: fingerprintSchema,
  validFrom: instantSchema,
  overlapUntil: instantSchema,
  signature: base64Bytes(64),
});

/** Keys that a node has announced. */
export type NextKeys = z.infer<typeof nextKeysSchema>;

/**
 * `GET /link/identity`: who runs the node, the key its messages are signed with (Ed25519), the
 * SHA-256 of its TLS certificate, and while its keys rotate the next ones.
 */
export const nodeIdentitySchema = z.strictObject({
  authority: authoritySchema,
  signingKey: base64Bytes(32),
  tlsFingerprint: fingerprintSchema,
  next: nextKeysSchema.optional(),
});

/** What is signed of announced keys: a label and the canonical JSON of all but the signature. */
export function nextKeysBytes(authorityId: string, next: Omit<NextKeys, "signature">): Uint8Array {
  const { signingKey, tlsFingerprint, validFrom, overlapUntil } = next;
  return new TextEncoder().encode(
    `entente/next-keys/v1\0${canonicalJson({
      authority: authorityId,
      signingKey,
      tlsFingerprint,
      validFrom,
      overlapUntil,
    })}`,
  );
}
