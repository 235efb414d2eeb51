import { engine, takeResult, TEXT_BYTES } from "./sodium.ts";
import { domain, ELEMENT_BYTES, MAX_INPUT_BYTES, twoBytes, type Mode } from "./suite.ts";

/** One block of zeros, which expand_message_xmd hashes first. */
const ZERO_BLOCK = new Uint8Array(128);
const UNIFORM_BYTES = 64;

/**
 * SHA-512 of the parts one after the other.
 * @throws RangeError when they are longer than 66 KiB together.
 */
export function sha512(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const wasm = engine();
  let length = 0;
  for (const part of parts) length += part.length;
  if (length > TEXT_BYTES) throw new RangeError("text too long to be hashed");
  let at = wasm.text;
  for (const part of parts) {
    wasm.memory().set(part, at);
    at += part.length;
  }
  wasm.calls.sha512(wasm.out, wasm.text, length, 0);
  wasm.memory().fill(0, wasm.text, at);
  return takeResult(wasm, 64);
}

/** What separates one use of the hash from another: the tag with its length, as RFC 9380 wants it. */
interface Separator {
  readonly suffix: Uint8Array;
  readonly afterDigest: Uint8Array;
}

function separator(tag: Uint8Array): Separator {
  const tagged = Uint8Array.of(...tag, tag.length);
  return {
    suffix: Uint8Array.of(...twoBytes(UNIFORM_BYTES), 0, ...tagged),
    afterDigest: Uint8Array.of(1, ...tagged),
  };
}

const TO_GROUP = [
  separator(domain("HashToGroup-", 0)),
  separator(domain("HashToGroup-", 1)),
] as const;
const TO_SCALAR = [
  separator(domain("HashToScalar-", 0)),
  separator(domain("HashToScalar-", 1)),
] as const;
const TO_KEY = [
  separator(domain("DeriveKeyPair", 0)),
  separator(domain("DeriveKeyPair", 1)),
] as const;

/** expand_message_xmd of RFC 9380 §5.3.1 with SHA-512, for 64 bytes, which is one round. */
function expandMessage(by: Separator, parts: readonly Uint8Array[]): Uint8Array {
  return sha512(sha512(ZERO_BLOCK, ...parts, by.suffix), by.afterDigest);
}

/**
 * HashToGroup of RFC 9497 §4.1 (ristretto255-SHA512).
 * @param input the private input, at most 65,535 bytes
 * @returns the element, 32 bytes
 * @throws RangeError when the input is too long
 */
export function hashToGroup(input: Uint8Array, mode: Mode): Uint8Array {
  if (input.length > MAX_INPUT_BYTES) {
    throw new RangeError(`input of ${input.length} bytes; at most ${MAX_INPUT_BYTES} are allowed`);
  }
  const uniform = expandMessage(TO_GROUP[mode], [input]);
  const wasm = engine();
  wasm.memory().set(uniform, wasm.a);
  wasm.calls.elementFromHash(wasm.out, wasm.a);
  return takeResult(wasm, ELEMENT_BYTES);
}

/** 64 uniform bytes for HashToScalar of RFC 9497 §4.1, still to be reduced by the group order. */
export function hashToWideScalar(mode: Mode, ...parts: readonly Uint8Array[]): Uint8Array {
  return expandMessage(TO_SCALAR[mode], parts);
}

/** 64 uniform bytes for DeriveKeyPair of RFC 9497 §3.2.1, still to be reduced by the group order. */
export function hashToWideKey(mode: Mode, ...parts: readonly Uint8Array[]): Uint8Array {
  return expandMessage(TO_KEY[mode], parts);
}
