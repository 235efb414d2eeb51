import { randomFillSync, timingSafeEqual } from "node:crypto";
import { nth } from "./elements.ts";
import { engine, takeResult } from "./sodium.ts";
import { SCALAR_BYTES } from "./suite.ts";

const WIDE_BYTES = 64;
const ZERO = new Uint8Array(SCALAR_BYTES);

/** 64 little-endian bytes modulo the group order. */
export function reduce(wide: Uint8Array): Uint8Array {
  const wasm = engine();
  wasm.memory().set(wide, wasm.a);
  wasm.calls.reduceScalar(wasm.out, wasm.a);
  return takeResult(wasm, SCALAR_BYTES);
}

/** a · b modulo the group order. */
export function multiplyScalars(a: Uint8Array, b: Uint8Array): Uint8Array {
  const wasm = engine();
  wasm.memory().set(a, wasm.a);
  wasm.memory().set(b, wasm.b);
  wasm.calls.multiplyScalars(wasm.out, wasm.a, wasm.b);
  return takeResult(wasm, SCALAR_BYTES);
}

/** a − b modulo the group order. */
export function subtractScalars(a: Uint8Array, b: Uint8Array): Uint8Array {
  const wasm = engine();
  wasm.memory().set(a, wasm.a);
  wasm.memory().set(b, wasm.b);
  wasm.calls.subtractScalars(wasm.out, wasm.a, wasm.b);
  return takeResult(wasm, SCALAR_BYTES);
}

/** Whether the bytes are a scalar below the group order and not zero; in constant time. */
export function isScalar(bytes: Uint8Array): boolean {
  if (bytes.length !== SCALAR_BYTES) return false;
  const wide = new Uint8Array(WIDE_BYTES);
  wide.set(bytes);
  const reduced = timingSafeEqual(reduce(wide), bytes);
  const zero = timingSafeEqual(bytes, ZERO);
  return reduced && !zero;
}

/**
 * Uniform scalars, one after the other. Drawn from node:crypto in one go: libsodium in WASM asks the
 * host for four bytes at a time, which costs more than a multiplication on the curve.
 */
export function randomScalars(count: number): Uint8Array<ArrayBuffer> {
  const wide = randomFillSync(new Uint8Array(count * WIDE_BYTES));
  const scalars = new Uint8Array(count * SCALAR_BYTES);
  for (let i = 0; i < count; i++) {
    scalars.set(reduce(wide.subarray(i * WIDE_BYTES, (i + 1) * WIDE_BYTES)), i * SCALAR_BYTES);
  }
  wide.fill(0);
  return scalars;
}

/**
 * The inverses of scalars, by Montgomery's trick: one inversion for all and three multiplications
 * each, which in chunks of 32 takes less than a tenth of the time.
 * @throws RangeError when one of them is zero
 */
export function invertScalars(scalars: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = scalars.length / SCALAR_BYTES;
  const inverses = new Uint8Array(scalars.length);
  if (count === 0) return inverses;
  // products[i] = scalar 0 · … · scalar i
  const products = [nth(scalars, 0)];
  let product = nth(scalars, 0);
  for (let i = 1; i < count; i++) {
    product = multiplyScalars(product, nth(scalars, i));
    products.push(product);
  }
  let inverse = invert(product);
  for (let i = count - 1; i > 0; i--) {
    inverses.set(multiplyScalars(inverse, products[i - 1] ?? ZERO), i * SCALAR_BYTES);
    inverse = multiplyScalars(inverse, nth(scalars, i));
  }
  inverses.set(inverse);
  return inverses;
}

function invert(scalar: Uint8Array): Uint8Array {
  const wasm = engine();
  wasm.memory().set(scalar, wasm.a);
  const code = wasm.calls.invertScalar(wasm.out, wasm.a);
  const inverse = takeResult(wasm, SCALAR_BYTES);
  if (code !== 0) throw new RangeError("the scalar zero has no inverse");
  return inverse;
}
