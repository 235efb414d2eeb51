import type { AgreementTerms } from "@entente/model";
import { signAgreement } from "@entente/protocol";
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { join } from "node:path";
import { fingerprintOf, makeCertificate } from "./certificate.ts";
import { readOrMakeSecret } from "./key-file.ts";
import { keyIdOf } from "./key-id.ts";

/** Who the node is to its partners. The secret keys stay inside. */
export type Identity = {
  /** The raw public key of its signatures (Ed25519), 32 bytes: partners pin it. */
  readonly signingKey: Buffer;
  /** The key's name in signatures. */
  readonly keyId: string;
  /** An Ed25519 signature, 64 bytes. */
  readonly sign: (data: Uint8Array) => Buffer;
  /** The node's signature under the terms of an agreement, base64. */
  readonly signAgreement: (terms: AgreementTerms) => string;
  /** Key and certificate of its connections (PEM), and the SHA-256 (hex) that partners pin. */
  readonly tls: {
    readonly key: string;
    readonly certificate: string;
    readonly fingerprint: string;
  };
};

/**
 * Reads the node's keys, making them at the first start.
 * @param dataDir the node's own folder; the keys are kept below it, readable by the owner only
 * @throws when the files cannot be read or written, or others may read them
 */
export async function loadIdentity(
  dataDir: string,
  authorityId: string,
  now: Date = new Date(),
): Promise<Identity> {
  const folder = join(dataDir, "identity");
  const signingPem = await readOrMakeSecret(join(folder, "signing-key.pem"), makeSigningKey);
  const tlsPem = await readOrMakeSecret(join(folder, "tls.pem"), () =>
    makeCertificate(authorityId, now),
  );
  const secretKey = createPrivateKey(signingPem);
  const signingKey = rawKey(createPublicKey(secretKey).export({ format: "jwk" }).x);
  const seed = rawKey(secretKey.export({ format: "jwk" }).d);
  return {
    signingKey,
    keyId: keyIdOf(authorityId, signingKey),
    sign: (data) => sign(null, data, secretKey),
    signAgreement: (terms) => signAgreement(terms, seed),
    tls: { key: tlsPem, certificate: tlsPem, fingerprint: fingerprintOf(tlsPem) },
  };
}

function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

function rawKey(part: string | undefined): Buffer {
  const bytes = Buffer.from(part ?? "", "base64url");
  if (bytes.length !== 32) throw new Error("the signing key is not an Ed25519 key");
  return bytes;
}
