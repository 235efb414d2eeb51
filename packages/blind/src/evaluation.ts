import { outputOf } from "./blinding.ts";
import { multiply, nth } from "./elements.ts";
import { hashToGroup } from "./hash.ts";
import { requireSecretKey } from "./keys.ts";
import { ELEMENT_BYTES, OUTPUT_BYTES, type Mode } from "./suite.ts";

/** What `evaluateBatch` answers; `index` is the first faulty element. */
export type EvaluatedBatch =
  | { readonly ok: true; readonly evaluated: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: "wrong-length" }
  | { readonly ok: false; readonly reason: "invalid-element"; readonly index: number };

/**
 * BlindEvaluate of RFC 9497 §3.3.1, for many elements: the holder of the key answers the partner,
 * learning only how many there are.
 * @param elements 32 bytes each, from the partner
 * @returns as many elements; nothing at all when one is the identity or not in canonical form
 * @throws RangeError when the secret key is none
 */
export function evaluateBatch(secretKey: Uint8Array, elements: Uint8Array): EvaluatedBatch {
  requireSecretKey(secretKey);
  if (elements.length % ELEMENT_BYTES !== 0) return { ok: false, reason: "wrong-length" };
  const evaluated = new Uint8Array(elements.length);
  const count = elements.length / ELEMENT_BYTES;
  for (let index = 0; index < count; index++) {
    const product = multiply(secretKey, nth(elements, index));
    if (!product) return { ok: false, reason: "invalid-element", index };
    evaluated.set(product, index * ELEMENT_BYTES);
  }
  return { ok: true, evaluated };
}

/**
 * Evaluate of RFC 9497 §3.3.1: the holder's own outputs, for its list, without blinding. Equal to
 * what a partner obtains for the same inputs by `blindBatch`, `evaluateBatch` and `finalizeBatch`.
 * @param inputs at most 65,535 bytes each
 * @returns outputs of 64 bytes per input
 * @throws RangeError when the secret key is none or an input is longer
 */
export function evaluateOwn(
  secretKey: Uint8Array,
  inputs: readonly Uint8Array[],
  mode: Mode = 0,
): Uint8Array<ArrayBuffer> {
  requireSecretKey(secretKey);
  const outputs = new Uint8Array(inputs.length * OUTPUT_BYTES);
  inputs.forEach((input, i) => {
    const element = multiply(secretKey, hashToGroup(input, mode));
    if (!element) throw new RangeError("the input maps to the identity element");
    outputs.set(outputOf(input, element), i * OUTPUT_BYTES);
  });
  return outputs;
}
