import { engine, takeResult } from "./sodium.ts";
import { ELEMENT_BYTES } from "./suite.ts";

/** The i-th element (or scalar) of a flat buffer, as a view. */
export function nth(flat: Uint8Array, index: number): Uint8Array {
  return flat.subarray(index * ELEMENT_BYTES, (index + 1) * ELEMENT_BYTES);
}

/**
 * scalar · element. Takes the same time for every scalar.
 * @returns the product, or null when the element is not canonical or the product is the identity
 */
export function multiply(scalar: Uint8Array, element: Uint8Array): Uint8Array | null {
  const wasm = engine();
  wasm.memory().set(scalar, wasm.a);
  wasm.memory().set(element, wasm.b);
  const code = wasm.calls.multiply(wasm.out, wasm.a, wasm.b);
  const product = takeResult(wasm, ELEMENT_BYTES);
  return code === 0 ? product : null;
}

/** scalar · generator, or null for the scalar zero. Takes the same time for every scalar. */
export function multiplyBase(scalar: Uint8Array): Uint8Array | null {
  const wasm = engine();
  wasm.memory().set(scalar, wasm.a);
  const code = wasm.calls.multiplyBase(wasm.out, wasm.a);
  const product = takeResult(wasm, ELEMENT_BYTES);
  return code === 0 ? product : null;
}

/** a + b, or null when one of them is not canonical. */
export function add(a: Uint8Array, b: Uint8Array): Uint8Array | null {
  const wasm = engine();
  wasm.memory().set(a, wasm.a);
  wasm.memory().set(b, wasm.b);
  const code = wasm.calls.addElements(wasm.out, wasm.a, wasm.b);
  const sum = takeResult(wasm, ELEMENT_BYTES);
  return code === 0 ? sum : null;
}

/** Whether the bytes are the canonical form of an element that is not the identity. */
export function isElement(bytes: Uint8Array): boolean {
  if (bytes.length !== ELEMENT_BYTES || bytes.every((byte) => byte === 0)) return false;
  const wasm = engine();
  wasm.memory().set(bytes, wasm.a);
  return wasm.calls.isElement(wasm.a) === 1;
}
