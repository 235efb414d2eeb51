/** Mode of RFC 9497 §3: 0 is OPRF (no proofs), 1 is VOPRF (with proofs). */
export type Mode = 0 | 1;

/** Bytes of a serialised ristretto255 element. */
export const ELEMENT_BYTES = 32;
/** Bytes of a serialised scalar, little-endian and below the group order. */
export const SCALAR_BYTES = 32;
/** Bytes of one OPRF output (SHA-512). */
export const OUTPUT_BYTES = 64;
/** Bytes of a proof: challenge and response, one scalar each. */
export const PROOF_BYTES = 64;
/** Longest input, because RFC 9497 §1.2 prefixes it with two length bytes. */
export const MAX_INPUT_BYTES = 0xffff;

const encoder = new TextEncoder();

/** The bytes of an ASCII text. */
export function ascii(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * I2OSP(value, 2) of RFC 8017: a number as two bytes, the high one first.
 * @throws RangeError when it does not fit, as with the length of an input that is too long
 */
export function twoBytes(value: number): Uint8Array {
  if (value > 0xffff) throw new RangeError(`${value} is more than two bytes can hold`);
  return Uint8Array.of(value >>> 8, value & 0xff);
}

/** A domain separation tag: a label followed by the context string of RFC 9497 §3.1. */
export function domain(label: string, mode: Mode): Uint8Array {
  return ascii(`${label}OPRFV1-${String.fromCharCode(mode)}-ristretto255-SHA512`);
}
