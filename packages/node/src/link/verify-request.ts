import { isSignatureError, verifySignature, type VerifiedSignature } from "http-message-sig";
import { verify, type KeyObject } from "node:crypto";
import { contentDigest } from "./content-digest.ts";
import {
  coveredComponents,
  requiredParameters,
  signatureAges,
  signatureAlgorithm,
  signatureLabel,
  type SignedParts,
} from "./signature-profile.ts";

/** Why a request is not taken for what its sender signed. */
export type SignatureFault =
  | "missing-component"
  | "unknown-key"
  | "bad-signature"
  | "too-old"
  | "in-the-future"
  | "digest-mismatch"
  | "nonce-repeated";

/** What `verifyRequest` answers. */
export type VerifiedRequest =
  | { readonly ok: true; readonly keyId: string; readonly nonce: string; readonly created: Date }
  | { readonly ok: false; readonly reason: SignatureFault };

/** What verification needs to know and cannot know itself. */
export type VerificationContext = {
  readonly now: Date;
  /** The public key with this name, if it is one that may have signed the request. */
  readonly keyNamed: (keyId: string) => KeyObject | undefined;
  /** Keeps the nonce of a request found genuine until an instant; false when it has been seen. */
  readonly rememberNonce: (nonce: string, until: Date) => Promise<boolean>;
};

const maxNonceLength = 64;
/** The library knows one reason for all faults of time; they are told apart here instead. */
const timeIsCheckedHere = Number.MAX_SAFE_INTEGER;

/**
 * Checks a signed request (RFC 9421): all parts covered, a known key, its signature, age, the body's
 * digest (RFC 9530) and that the nonce is new. Only the nonce store is outside; it is asked last, so
 * that nobody else can use up a nonce.
 */
export async function verifyRequest(
  request: SignedParts,
  context: VerificationContext,
): Promise<VerifiedRequest> {
  const verified = await verifiedSignature(request, context);
  if (!verified.ok) return verified;
  const { created = 0, nonce = "", keyid = "" } = verified.signature.parameters;
  if (nonce.length < 16 || nonce.length > maxNonceLength) return refuse("missing-component");
  const age = context.now.getTime() / 1000 - created;
  if (age > signatureAges.oldest) return refuse("too-old");
  if (age < -signatureAges.ahead) return refuse("in-the-future");
  if (request.fields["content-digest"] !== contentDigest(request.body))
    return refuse("digest-mismatch");
  const until = new Date((created + signatureAges.oldest + 1) * 1000);
  if (!(await context.rememberNonce(nonce, until))) return refuse("nonce-repeated");
  return { ok: true, keyId: keyid, nonce, created: new Date(created * 1000) };
}

type Refused = { readonly ok: false; readonly reason: SignatureFault };

async function verifiedSignature(
  { method, authority, path, fields }: SignedParts,
  { keyNamed }: VerificationContext,
): Promise<{ readonly ok: true; readonly signature: VerifiedSignature } | Refused> {
  const unknownKey = new Error("unknown key");
  try {
    const signature = await verifySignature(
      {
        kind: "request",
        method,
        targetUri: `https://${authority}${path}`,
        fields: ["content-type", "content-digest", "signature-input", "signature"].flatMap((name) =>
          fields[name] === undefined ? [] : [{ name, value: fields[name] }],
        ),
      },
      {
        label: signatureLabel,
        policy: {
          algorithms: [signatureAlgorithm],
          requiredComponents: coveredComponents,
          requiredParameters,
          clockSkew: timeIsCheckedHere,
        },
        resolveVerifier: ({ parameters }) => {
          const key = keyNamed(parameters.keyid ?? "");
          if (!key) throw unknownKey;
          return {
            algorithm: signatureAlgorithm,
            verify: (data, signed) => verify(null, data, key, signed),
          };
        },
      },
    );
    return { ok: true, signature };
  } catch (error) {
    if (!isSignatureError(error)) throw error;
    if (error.cause === unknownKey) return refuse("unknown-key");
    const missing = error.code === "MissingField" || error.code === "PolicyViolation";
    return refuse(missing ? "missing-component" : "bad-signature");
  }
}

function refuse(reason: SignatureFault): Refused {
  return { ok: false, reason };
}
