import { multiply, nth } from "./elements.ts";
import { hashToGroup, sha512 } from "./hash.ts";
import { invertScalars, randomScalars } from "./scalars.ts";
import { ascii, ELEMENT_BYTES, OUTPUT_BYTES, SCALAR_BYTES, twoBytes, type Mode } from "./suite.ts";

/** Blinded inputs: what is sent to the holder of the key, and what is kept to open its answer. */
export interface BlindedBatch {
  /** Secret, 32 bytes per input: the inverses of the blinding scalars, as `finalizeBatch` needs them. */
  readonly blinds: Uint8Array<ArrayBuffer>;
  /** 32 bytes per input, in the order of the inputs; they tell the holder nothing. */
  readonly elements: Uint8Array<ArrayBuffer>;
}

/** What `finalizeBatch` answers; `index` is the first faulty element. */
export type FinalizedBatch =
  | { readonly ok: true; readonly outputs: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: "wrong-length" }
  | { readonly ok: false; readonly reason: "invalid-element"; readonly index: number };

const FINALIZE = ascii("Finalize");
const ELEMENT_LENGTH = twoBytes(ELEMENT_BYTES);

/**
 * Blind of RFC 9497 §3.3.1, for many inputs. Each gets a fresh random scalar, so the same input
 * never gives the same element twice.
 * @param inputs at most 65,535 bytes each
 * @throws RangeError when an input is longer
 */
export function blindBatch(inputs: readonly Uint8Array[], mode: Mode = 0): BlindedBatch {
  return blindWith(randomScalars(inputs.length), inputs, mode);
}

/** `blindBatch` with given scalars, which only test vectors may fix. */
export function blindWith(
  scalars: Uint8Array,
  inputs: readonly Uint8Array[],
  mode: Mode,
): BlindedBatch {
  const elements = new Uint8Array(inputs.length * ELEMENT_BYTES);
  inputs.forEach((input, i) => {
    const element = multiply(nth(scalars, i), hashToGroup(input, mode));
    if (!element) throw new RangeError("the input maps to the identity element");
    elements.set(element, i * ELEMENT_BYTES);
  });
  return { blinds: invertScalars(scalars), elements };
}

/**
 * Finalize of RFC 9497 §3.3.1, for many inputs: removes the blinds from the holder's answer.
 * @param inputs the same as were given to `blindBatch`, in the same order
 * @param blinds what `blindBatch` returned for them
 * @param evaluated the holder's answer, 32 bytes per input
 * @returns outputs of 64 bytes per input; nothing at all when one element is refused
 * @throws RangeError when an input is longer than 65,535 bytes
 */
export function finalizeBatch(
  inputs: readonly Uint8Array[],
  blinds: Uint8Array,
  evaluated: Uint8Array,
): FinalizedBatch {
  const count = inputs.length;
  if (blinds.length !== count * SCALAR_BYTES || evaluated.length !== count * ELEMENT_BYTES) {
    return { ok: false, reason: "wrong-length" };
  }
  const outputs = new Uint8Array(count * OUTPUT_BYTES);
  for (const [index, input] of inputs.entries()) {
    const element = multiply(nth(blinds, index), nth(evaluated, index));
    if (!element) return { ok: false, reason: "invalid-element", index };
    outputs.set(outputOf(input, element), index * OUTPUT_BYTES);
  }
  return { ok: true, outputs };
}

/** The last step of Finalize and Evaluate: the output for an input and its unblinded element. */
export function outputOf(input: Uint8Array, element: Uint8Array): Uint8Array {
  return sha512(twoBytes(input.length), input, ELEMENT_LENGTH, element, FINALIZE);
}
