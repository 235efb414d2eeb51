import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { Buffer } from "node:buffer";
import type { AgreementTerms } from "@entente/model";
import { canonicalJson } from "./canonical-json.ts";
import { fromBase64, toBase64 } from "./fields/base64.ts";

/** Separates signatures under agreements from every other use of the same key. */
const context = "entente/agreement/v1\0";

/** ASN.1 that stands before the 32 bytes of a key (RFC 8410 §7 and §4). */
const privateKeyPrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicKeyPrefix = Buffer.from("302a300506032b6570032100", "hex");

/**
 * Signs the terms of an agreement: Ed25519 (RFC 8032) over a label and the canonical JSON.
 * @param secretKey the 32-byte seed of the party's signing key
 * @returns the signature, base64
 */
export function signAgreement(terms: AgreementTerms, secretKey: Uint8Array): string {
  const key = createPrivateKey({
    key: Buffer.concat([privateKeyPrefix, secretKey]),
    format: "der",
    type: "pkcs8",
  });
  return toBase64(sign(null, signedBytes(terms), key));
}

/**
 * Whether `signature` is that of the holder of `publicKey` (32 bytes) under exactly these terms.
 * Anything malformed is no signature.
 */
export function verifyAgreement(
  terms: AgreementTerms,
  signature: string,
  publicKey: Uint8Array,
): boolean {
  if (publicKey.length !== 32 || signature.length !== 88) return false;
  const key = createPublicKey({
    key: Buffer.concat([publicKeyPrefix, publicKey]),
    format: "der",
    type: "spki",
  });
  try {
    return verify(null, signedBytes(terms), key, fromBase64(signature));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function signedBytes(terms: AgreementTerms): Buffer {
  return Buffer.from(context + canonicalJson(terms));
}
