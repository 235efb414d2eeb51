import { createSignatureSync } from "http-message-sig";
import { randomBytes } from "node:crypto";
import { contentDigest } from "./content-digest.ts";
import type { Identity } from "./identity.ts";
import {
  coveredComponents,
  jsonType,
  signatureAlgorithm,
  signatureLabel,
  type SignedParts,
} from "./signature-profile.ts";

/**
 * The fields that make a signed request of a plain one (RFC 9421, Ed25519).
 * @param nonce base64url; a fresh one by default
 */
export function signRequest(
  request: Omit<SignedParts, "fields">,
  identity: Pick<Identity, "keyId" | "sign">,
  now: Date,
  nonce: string = randomBytes(18).toString("base64url"),
): Record<"content-type" | "content-digest" | "signature-input" | "signature", string> {
  const fields = { "content-type": jsonType, "content-digest": contentDigest(request.body) };
  const { signature, signatureInput } = createSignatureSync(
    {
      kind: "request",
      method: request.method,
      targetUri: `https://${request.authority}${request.path}`,
      fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    },
    {
      label: signatureLabel,
      components: coveredComponents,
      parameters: {
        created: Math.floor(now.getTime() / 1000),
        nonce,
        keyid: identity.keyId,
        alg: signatureAlgorithm,
      },
      signer: { algorithm: signatureAlgorithm, sign: identity.sign },
    },
  );
  return { ...fields, "signature-input": signatureInput, signature };
}
