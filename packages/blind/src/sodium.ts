import sodium, { ready as sodiumReady } from "libsodium-wrappers-sumo";

/**
 * libsodium's WASM module by pointers, with a little working memory that is used again and again;
 * libsodium's own wrappers allocate and free memory for each argument of each call.
 */
export interface Engine {
  /** The module's memory. It is replaced when it grows, so ask for it anew at every use. */
  readonly memory: () => Uint8Array;
  /** Address of the first argument, 64 bytes. */
  readonly a: number;
  /** Address of the second argument, 64 bytes. */
  readonly b: number;
  /** Address of the result, 64 bytes. */
  readonly out: number;
  /** Address of a text to be hashed, `TEXT_BYTES`. */
  readonly text: number;
  /** The functions of the module. */
  readonly calls: Readonly<ReturnType<typeof bindCalls>>;
}

/** Takes addresses and lengths; returns 0 for success where nothing else is said. */
type WasmCall = (...numbers: readonly number[]) => number;

/** Room for the longest input with its prefixes and suffixes. */
export const TEXT_BYTES = 66 * 1024;

const SLOT_BYTES = 64;

let loaded: Engine | undefined;

/**
 * Loads the WASM module; every other function of this package needs it first. May be awaited often.
 * @throws Error when this version of libsodium does not offer the functions that are needed
 */
export async function ready(): Promise<void> {
  await sodiumReady;
  loaded ??= createEngine(Reflect.get(sodium, "libsodium"));
}

/**
 * The loaded module.
 * @throws Error before `ready()` was awaited
 */
export function engine(): Engine {
  if (!loaded) throw new Error("await ready() before using @entente/blind");
  return loaded;
}

/** Copies the first `length` bytes of the result out of the module and wipes all three slots. */
export function takeResult({ memory, a, out }: Engine, length: number): Uint8Array<ArrayBuffer> {
  const bytes = memory();
  const result = new Uint8Array(length);
  result.set(bytes.subarray(out, out + length));
  bytes.fill(0, a, out + SLOT_BYTES);
  return result;
}

function createEngine(module: unknown): Engine {
  if (!hasMemory(module)) throw new Error("libsodium-wrappers-sumo does not expose its module");
  const call = (name: string): WasmCall => {
    const found: unknown = Reflect.get(module, name);
    if (typeof found !== "function") throw new Error(`libsodium-wrappers-sumo lacks ${name}`);
    return (...numbers) => Number(Reflect.apply(found, module, numbers));
  };
  const calls = bindCalls(call);
  const a = calls.allocate(3 * SLOT_BYTES + TEXT_BYTES);
  if (a === 0) throw new Error("no memory left in the WASM module");
  const [b, out, text] = [a + SLOT_BYTES, a + 2 * SLOT_BYTES, a + 3 * SLOT_BYTES];
  return { memory: () => module.HEAPU8, a, b, out, text, calls };
}

function bindCalls(call: (name: string) => WasmCall) {
  return {
    /** bytes → address */
    allocate: call("_malloc"),
    /** element → 1 when it is canonical and not the identity */
    isElement: call("_crypto_core_ristretto255_is_valid_point"),
    /** out, element, element */
    addElements: call("_crypto_core_ristretto255_add"),
    /** out, 64 bytes */
    elementFromHash: call("_crypto_core_ristretto255_from_hash"),
    /** out, scalar, element */
    multiply: call("_crypto_scalarmult_ristretto255"),
    /** out, scalar */
    multiplyBase: call("_crypto_scalarmult_ristretto255_base"),
    /** out, 64 bytes */
    reduceScalar: call("_crypto_core_ristretto255_scalar_reduce"),
    /** out, scalar, scalar */
    multiplyScalars: call("_crypto_core_ristretto255_scalar_mul"),
    /** out, scalar, scalar */
    subtractScalars: call("_crypto_core_ristretto255_scalar_sub"),
    /** out, scalar */
    invertScalar: call("_crypto_core_ristretto255_scalar_invert"),
    /** out, text, low and high half of its length */
    sha512: call("_crypto_hash_sha512"),
    /** out, salt, its length, key, its length */
    hkdfExtract: call("_crypto_kdf_hkdf_sha512_extract"),
    /** out, its length, info, its length, key */
    hkdfExpand: call("_crypto_kdf_hkdf_sha512_expand"),
  };
}

function hasMemory(module: unknown): module is { readonly HEAPU8: Uint8Array } {
  return (
    typeof module === "object" &&
    module !== null &&
    Reflect.get(module, "HEAPU8") instanceof Uint8Array
  );
}
