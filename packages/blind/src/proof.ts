import { timingSafeEqual } from "node:crypto";
import { add, isElement, multiply, multiplyBase, nth } from "./elements.ts";
import { hashToWideScalar, sha512 } from "./hash.ts";
import { requireSecretKey } from "./keys.ts";
import { isScalar, multiplyScalars, randomScalars, reduce, subtractScalars } from "./scalars.ts";
import { ascii, domain, ELEMENT_BYTES, PROOF_BYTES, SCALAR_BYTES, twoBytes } from "./suite.ts";

/** What `verifyBatch` answers; `index` is the first faulty place of the batch. */
export type VerifiedBatch =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "wrong-length" | "invalid-public-key" }
  | { readonly ok: false; readonly reason: "invalid-element"; readonly index: number }
  | { readonly ok: false; readonly reason: "invalid-evaluation"; readonly index: number }
  | { readonly ok: false; readonly reason: "malformed-proof" | "wrong-proof" };

/** Most elements under one proof, because their index is hashed as two bytes. */
export const MAX_PROVEN = 0xffff;

const SEED = domain("Seed-", 1);
const COMPOSITE = ascii("Composite");
const CHALLENGE = ascii("Challenge");
const SEED_LENGTH = twoBytes(64);
const ELEMENT_LENGTH = twoBytes(ELEMENT_BYTES);

/**
 * GenerateProof of RFC 9497 §2.2.1 in mode 1: shows that one secret key, that of `publicKey`, made
 * all of `evaluated` from `elements`, and nothing else about it.
 *
 * Bulk evaluations run in mode 0, without proofs. To notice a changed key nevertheless, the partner
 * sends a sample of elements again, of its own choice, from a batch answered earlier. The holder
 * evaluates them anew with `evaluateBatch` and sends back this proof alone: without the evaluations
 * a sample is no way round the budget. The partner runs `verifyBatch` with the public key it pinned
 * and the answers it stored *earlier*: had they been made with another key, no proof fits them.
 * Elements do not depend on the mode, only the challenge does, so a mode-0 batch can be proven.
 *
 * @param elements 32 bytes each, 1 to 65,535 of them
 * @param evaluated what `evaluateBatch` answered for them
 * @returns the proof, 64 bytes
 * @throws RangeError for a wrong secret key, for lengths that differ, or an invalid element
 *   (`evaluateBatch` refuses such elements before)
 */
export function proveBatch(
  secretKey: Uint8Array,
  publicKey: Uint8Array,
  elements: Uint8Array,
  evaluated: Uint8Array,
): Uint8Array {
  return proveWith(randomScalars(1), secretKey, publicKey, elements, evaluated);
}

/** `proveBatch` with a given nonce, which only test vectors may fix: used twice it tells the key. */
export function proveWith(
  nonce: Uint8Array,
  secretKey: Uint8Array,
  publicKey: Uint8Array,
  elements: Uint8Array,
  evaluated: Uint8Array,
): Uint8Array {
  requireSecretKey(secretKey);
  if (!fit(elements, evaluated)) throw new RangeError("as many evaluations as elements are needed");
  const m = combine(weights(publicKey, elements, evaluated), elements);
  const z = m.ok ? multiply(secretKey, m.sum) : null;
  const t2 = multiplyBase(nonce);
  const t3 = m.ok ? multiply(nonce, m.sum) : null;
  if (!m.ok || !z || !t2 || !t3) throw new RangeError("a batch with an invalid element");
  const c = challenge(publicKey, m.sum, z, t2, t3);
  const proof = new Uint8Array(PROOF_BYTES);
  proof.set(c);
  proof.set(subtractScalars(nonce, multiplyScalars(c, secretKey)), SCALAR_BYTES);
  return proof;
}

/**
 * VerifyProof of RFC 9497 §2.2.2 in mode 1; `proveBatch` tells what for.
 * @param publicKey the pinned one of the holder
 * @param elements what was sent, 32 bytes each
 * @param evaluated what was answered, 32 bytes each
 * @param proof 64 bytes
 * @returns "wrong-proof" when a key other than the pinned one was used, or anything was altered
 */
export function verifyBatch(
  publicKey: Uint8Array,
  elements: Uint8Array,
  evaluated: Uint8Array,
  proof: Uint8Array,
): VerifiedBatch {
  if (!fit(elements, evaluated)) return { ok: false, reason: "wrong-length" };
  if (!isElement(publicKey)) return { ok: false, reason: "invalid-public-key" };
  const c = proof.subarray(0, SCALAR_BYTES);
  const s = proof.subarray(SCALAR_BYTES);
  if (!isScalar(c) || !isScalar(s)) return { ok: false, reason: "malformed-proof" };

  const factors = weights(publicKey, elements, evaluated);
  const m = combine(factors, elements);
  if (!m.ok) return { ok: false, reason: "invalid-element", index: m.index };
  const z = combine(factors, evaluated);
  if (!z.ok) return { ok: false, reason: "invalid-evaluation", index: z.index };

  const t2 = sum(multiplyBase(s), multiply(c, publicKey));
  const t3 = sum(multiply(s, m.sum), multiply(c, z.sum));
  const fits = t2 && t3 && timingSafeEqual(challenge(publicKey, m.sum, z.sum, t2, t3), c);
  return fits ? { ok: true } : { ok: false, reason: "wrong-proof" };
}

function fit(elements: Uint8Array, evaluated: Uint8Array): boolean {
  const count = elements.length / ELEMENT_BYTES;
  return (
    Number.isInteger(count) &&
    count >= 1 &&
    count <= MAX_PROVEN &&
    evaluated.length === elements.length
  );
}

/** The factor of each pair in ComputeComposites, §2.2.1: a hash of the key, the index and the pair. */
function weights(publicKey: Uint8Array, elements: Uint8Array, evaluated: Uint8Array): Uint8Array[] {
  const seed = sha512(ELEMENT_LENGTH, publicKey, twoBytes(SEED.length), SEED);
  return Array.from({ length: elements.length / ELEMENT_BYTES }, (_, i) =>
    reduce(
      hashToWideScalar(
        1,
        SEED_LENGTH,
        seed,
        twoBytes(i),
        ELEMENT_LENGTH,
        nth(elements, i),
        ELEMENT_LENGTH,
        nth(evaluated, i),
        COMPOSITE,
      ),
    ),
  );
}

type Combined = { ok: true; sum: Uint8Array } | { ok: false; index: number };

/** The sum of the elements, each multiplied by its factor. */
function combine(factors: readonly Uint8Array[], elements: Uint8Array): Combined {
  let total: Uint8Array | null = new Uint8Array(ELEMENT_BYTES);
  for (const [index, factor] of factors.entries()) {
    total = sum(total, multiply(factor, nth(elements, index)));
    if (!total) return { ok: false, index };
  }
  return { ok: true, sum: total };
}

function sum(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  return a && b ? add(a, b) : null;
}

function challenge(...elements: readonly Uint8Array[]): Uint8Array {
  const parts = elements.flatMap((element) => [ELEMENT_LENGTH, element]);
  return reduce(hashToWideScalar(1, ...parts, CHALLENGE));
}
