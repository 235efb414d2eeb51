import { hashToWideKey } from "./hash.ts";
import { multiplyBase } from "./elements.ts";
import { isScalar, randomScalars, reduce } from "./scalars.ts";
import { MAX_INPUT_BYTES, SCALAR_BYTES, twoBytes, type Mode } from "./suite.ts";

/**
 * A key of the blind protocol. A node has one per agreement: the secret key never leaves it, the
 * public key is pinned by the partner when the agreement is signed, so that a changed key is noticed.
 */
export interface KeyPair {
  /** A scalar, 32 bytes. */
  readonly secretKey: Uint8Array;
  /** An element, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** A fresh random key pair. */
export function generateKey(): KeyPair {
  const secretKey = randomScalars(1);
  return { secretKey, publicKey: publicKeyOf(secretKey) };
}

/**
 * DeriveKeyPair of RFC 9497 §3.2.1: the same seed, info and mode always give the same pair.
 * @param seed 32 secret, uniform bytes
 * @param info public bytes that tell what the key is for, at most 65,535
 * @throws RangeError for a seed or info of another length
 */
export function deriveKeyPair(seed: Uint8Array, info: Uint8Array, mode: Mode): KeyPair {
  if (seed.length !== 32) throw new RangeError(`seed of ${seed.length} bytes; it must have 32`);
  if (info.length > MAX_INPUT_BYTES) {
    throw new RangeError(`info of ${info.length} bytes; at most ${MAX_INPUT_BYTES} are allowed`);
  }
  for (let counter = 0; counter < 256; counter++) {
    const wide = hashToWideKey(mode, seed, twoBytes(info.length), info, Uint8Array.of(counter));
    const secretKey = reduce(wide);
    if (isScalar(secretKey)) return { secretKey, publicKey: publicKeyOf(secretKey) };
  }
  throw new RangeError("no key can be derived from this seed");
}

/**
 * The public key of a secret key.
 * @throws RangeError when the secret key is not a scalar between 1 and the group order
 */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  requireSecretKey(secretKey);
  const publicKey = multiplyBase(secretKey);
  if (!publicKey) throw new RangeError("the secret key has no public key");
  return publicKey;
}

/** @throws RangeError when the secret key is not a scalar between 1 and the group order */
export function requireSecretKey(secretKey: Uint8Array): void {
  if (!isScalar(secretKey)) {
    throw new RangeError(
      `a secret key is ${SCALAR_BYTES} bytes below the group order and not zero`,
    );
  }
}
