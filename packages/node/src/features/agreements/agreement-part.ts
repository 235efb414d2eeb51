import { createPublicKey, verify } from "node:crypto";
import type { AgreementTerms } from "@entente/model";
import {
  canonicalJson,
  fromBase64,
  toBase64,
  verifyAgreement,
  type AgreementPart,
} from "@entente/protocol";
import type { Identity } from "../../link/identity.ts";

/** Separates signatures under blind-evaluation keys from every other use of the signing key. */
const keyContext = "entente/agreement-key/v1\0";

/** For whom and under what a part stands. */
export type PartSubject = {
  readonly terms: AgreementTerms;
  /** The agreement's name between the two nodes. */
  readonly agreementId: string;
  /** The party whose part it is. */
  readonly authorityId: string;
};

/**
 * Signs the terms, and this node's public blind-evaluation key for one partner under them.
 * @param publicKey 32 bytes
 */
export function signPart(
  identity: Pick<Identity, "sign" | "signAgreement">,
  subject: PartSubject,
  publicKey: Uint8Array,
): AgreementPart {
  const oprfPublicKey = toBase64(publicKey);
  return {
    signature: identity.signAgreement(subject.terms),
    oprfPublicKey,
    keySignature: toBase64(identity.sign(signedKey(subject, oprfPublicKey))),
  };
}

/** Whether a part is what the party signed. */
export type CheckedPart =
  | { readonly ok: true; readonly part: AgreementPart }
  | { readonly ok: false; readonly reason: "bad-signature" | "bad-key-signature" };

/**
 * Checks what a party added to an agreement.
 * @param signingKeys the party's Ed25519 public keys that are taken now, 32 bytes each
 */
export function checkPart(
  subject: PartSubject,
  part: AgreementPart,
  signingKeys: readonly Uint8Array[],
): CheckedPart {
  const key = signingKeys.find((one) => verifyAgreement(subject.terms, part.signature, one));
  if (!key) return { ok: false, reason: "bad-signature" };
  const x = Buffer.from(key).toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  const signed = signedKey(subject, part.oprfPublicKey);
  return verify(null, signed, publicKey, fromBase64(part.keySignature))
    ? { ok: true, part }
    : { ok: false, reason: "bad-key-signature" };
}

function signedKey({ agreementId, authorityId }: PartSubject, oprfPublicKey: string): Buffer {
  return Buffer.from(
    keyContext + canonicalJson({ agreement: agreementId, authority: authorityId, oprfPublicKey }),
  );
}
