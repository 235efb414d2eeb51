import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import { fromBase64 } from "./fields/base64.ts";

/**
 * What a node signs besides requests and agreements. The label and a zero byte stand before what is
 * signed, so that a signature under one thing is none under another.
 */
const labels = {
  message: "entente/message/v1",
  receipt: "entente/receipt/v1",
  checkpoint: "entente/checkpoint/v1",
} as const;

/** What is signed (Ed25519, RFC 8032): the label, a zero byte, and the text in UTF-8. */
function labelled(label: keyof typeof labels, text: string): Buffer {
  return Buffer.from(`${labels[label]}\0${text}`);
}

/** What the sender of a message signs. @param bodyHash SHA-256 (hex) of its canonical JSON */
export function messageBytes(bodyHash: string): Buffer {
  return labelled("message", bodyHash);
}

/** What the giver of a receipt signs: its canonical JSON without the signature. */
export function receiptBytes(receipt: object): Buffer {
  return labelled("receipt", canonicalJson({ ...receipt, signature: undefined }));
}

/** What an authority signs about its ledger: the checkpoint's canonical JSON without the signature. */
export function checkpointBytes(checkpoint: object): Buffer {
  return labelled("checkpoint", canonicalJson({ ...checkpoint, signature: undefined }));
}

/** An Ed25519 public key from its 32 bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Whether a signature (base64) is that of the key's holder. Anything malformed is no signature. */
export function isSigned(bytes: Uint8Array, signature: string, key: KeyObject): boolean {
  try {
    return verify(null, bytes, key, fromBase64(signature));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
