import { verify, type KeyObject } from "node:crypto";
import { agreementTermsSchema, authorityIdSchema, type AgreementTerms } from "@entente/model";
import { canonicalJson, fromBase64, toBase64, verifyAgreement } from "@entente/protocol";
import { z } from "zod";
import type { Identity } from "../link/identity.ts";

/** Separates signatures under blind-evaluation keys from every other use of the signing key. */
const keyContext = "entente/agreement-key/v1\0";

const bytes = (length: number) =>
  z
    .base64()
    .refine((text) => toBase64(Buffer.from(text, "base64")) === text, { message: "not canonical" })
    .refine((text) => Buffer.from(text, "base64").length === length, {
      message: `${length} bytes as base64`,
    });

const partSchema = z.strictObject({
  /** Under the terms. */
  signature: bytes(64),
  /** The party's public blind-evaluation key under the agreement. */
  oprfPublicKey: bytes(32),
  /** Under that key, so that nobody can put another in its place on the way. */
  keySignature: bytes(64),
});

/** What one party adds to an agreement. */
export type AgreementPart = z.infer<typeof partSchema>;

/** An agreement on its way between two administrators: signed by one party, then by both. */
export const agreementFileSchema = z.strictObject({
  format: z.literal("entente-agreement/1"),
  terms: agreementTermsSchema,
  parts: z.record(authorityIdSchema, partSchema),
});

/** An agreement on its way between two administrators. */
export type AgreementFile = z.infer<typeof agreementFileSchema>;

/** Signs the terms, and this node's public blind-evaluation key under them. */
export function signPart(
  identity: Pick<Identity, "sign" | "signAgreement">,
  authorityId: string,
  terms: AgreementTerms,
  publicKey: Uint8Array,
): AgreementPart {
  const oprfPublicKey = toBase64(publicKey);
  return {
    signature: identity.signAgreement(terms),
    oprfPublicKey,
    keySignature: toBase64(identity.sign(signedKey(terms.id, authorityId, oprfPublicKey))),
  };
}

/** Whether a party has signed. */
export type CheckedPart =
  | { readonly ok: true; readonly part: AgreementPart }
  | {
      readonly ok: false;
      readonly reason: "signature-missing" | "bad-signature" | "bad-key-signature";
    };

/**
 * Checks what a party added.
 * @param signingKey the party's Ed25519 public key
 */
export function checkPart(
  { terms, parts }: AgreementFile,
  authorityId: string,
  signingKey: KeyObject,
): CheckedPart {
  const part = Object.hasOwn(parts, authorityId) ? parts[authorityId] : undefined;
  if (!part) return { ok: false, reason: "signature-missing" };
  const rawKey = Buffer.from(signingKey.export({ format: "jwk" }).x ?? "", "base64url");
  if (!verifyAgreement(terms, part.signature, rawKey))
    return { ok: false, reason: "bad-signature" };
  const signed = signedKey(terms.id, authorityId, part.oprfPublicKey);
  return verify(null, signed, signingKey, fromBase64(part.keySignature))
    ? { ok: true, part }
    : { ok: false, reason: "bad-key-signature" };
}

function signedKey(agreementId: string, authorityId: string, oprfPublicKey: string): Buffer {
  return Buffer.from(
    keyContext + canonicalJson({ agreement: agreementId, authority: authorityId, oprfPublicKey }),
  );
}
