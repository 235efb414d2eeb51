import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  X509Certificate,
} from "node:crypto";
import type { KeyObject } from "node:crypto";
import { fingerprintOf } from "./certificate.ts";
import { keyIdOf } from "./key-id.ts";

/** The keys a node works with at one time. The secret ones stay inside. */
export type KeySet = {
  /** The raw public key of its signatures (Ed25519), 32 bytes: partners pin it. */
  readonly signingKey: Buffer;
  /** The key's name in signatures. */
  readonly keyId: string;
  /** An Ed25519 signature, 64 bytes. */
  readonly sign: (data: Uint8Array) => Buffer;
  /** The 32-byte seed of the signing key. */
  readonly seed: Buffer;
  /** Key and certificate of its connections (PEM), its end, and the SHA-256 (hex) that partners pin. */
  readonly tls: {
    readonly key: string;
    readonly certificate: string;
    readonly fingerprint: string;
    readonly validUntil: Date;
  };
};

/**
 * Reads keys.
 * @param signingPem the signing key
 * @param tlsPem key and certificate of connections
 * @throws when the signing key is none
 */
export function keySetOf(authorityId: string, signingPem: string, tlsPem: string): KeySet {
  const secretKey: KeyObject = createPrivateKey(signingPem);
  const signingKey = rawKey(createPublicKey(secretKey).export({ format: "jwk" }).x);
  return {
    signingKey,
    keyId: keyIdOf(authorityId, signingKey),
    sign: (data) => sign(null, data, secretKey),
    seed: rawKey(secretKey.export({ format: "jwk" }).d),
    tls: {
      key: tlsPem,
      certificate: tlsPem,
      fingerprint: fingerprintOf(tlsPem),
      validUntil: new X509Certificate(tlsPem).validToDate,
    },
  };
}

/** A new signing key, PEM. */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

function rawKey(part: string | undefined): Buffer {
  const bytes = Buffer.from(part ?? "", "base64url");
  if (bytes.length !== 32) throw new Error("the signing key is not an Ed25519 key");
  return bytes;
}
