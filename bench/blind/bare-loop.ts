import { engine } from "../../packages/blind/src/sodium.ts";

/** What of the protocol a bare loop stands for: so many hashes to an element and multiplications a key. */
export type Primitives = { readonly hashes: number; readonly multiplications: number };

/** One's own key for one's own list: hash, multiply. */
export const forOwn: Primitives = { hashes: 1, multiplications: 1 };
/** Blinding and finalizing: hash and multiply; multiply. */
export const forBlindAndFinalize: Primitives = { hashes: 1, multiplications: 2 };
/** A tag the whole way: blinding, the partner's evaluation, finalizing. */
export const forWholeWay: Primitives = { hashes: 1, multiplications: 3 };

/**
 * The WASM primitives that no tagging can do without, on memory that lies ready: no hashing of inputs,
 * random numbers, inversions or copies. What libsodium's WASM can do at most.
 */
export function bareLoop(keys: number, { hashes, multiplications }: Primitives): void {
  const { memory, a, b, out, text, calls } = engine();
  memory()
    .fill(0, a, a + 32)
    .fill(7, a, a + 31);
  memory().fill(1, text, text + 64);
  for (let key = 0; key < keys; key++) {
    for (let hash = 0; hash < hashes; hash++) calls.elementFromHash(b, text);
    for (let at = 0; at < multiplications; at++)
      if (at % 2 === 0) calls.multiply(out, a, b);
      else calls.multiply(b, a, out);
  }
  memory().fill(0, a, out + 64);
}
