import { engine, takeResult } from "./sodium.ts";
import { ascii, OUTPUT_BYTES } from "./suite.ts";

/** Bytes of a tag: among 10^9 tags, two meet by chance with a probability of 10^-21. */
export const TAG_BYTES = 16;
/** Bytes of a proof key. */
export const PROOF_KEY_BYTES = 32;

/** What becomes of many outputs, in flat buffers and in their order. */
export interface TagBatch {
  /** 16 bytes each: what stands in a list and is compared. */
  readonly tags: Uint8Array<ArrayBuffer>;
  /** 32 bytes each, secret: shows at a hit that one really had the input evaluated. */
  readonly proofKeys: Uint8Array<ArrayBuffer>;
}

const TAG_LABEL = ascii("entente/tag/v1");
const PROOF_LABEL = ascii("entente/proof/v1");

/**
 * The tag (16 bytes) and the proof key (32 bytes) of one OPRF output (64 bytes): HKDF-SHA512
 * (RFC 5869) without salt, with the labels "entente/tag/v1" and "entente/proof/v1". A tag does not
 * tell its proof key, so a list can be sent out without giving away the right to claim hits on it.
 * @throws RangeError for an output of another length
 */
export function tagOf(output: Uint8Array): { tag: Uint8Array; proofKey: Uint8Array } {
  if (output.length !== OUTPUT_BYTES) {
    throw new RangeError(`output of ${output.length} bytes; it must have ${OUTPUT_BYTES}`);
  }
  const { tags, proofKeys } = tagsOf(output);
  return { tag: tags, proofKey: proofKeys };
}

/**
 * `tagOf` for many outputs.
 * @param outputs 64 bytes each
 * @throws RangeError when the length is not a multiple of 64
 */
export function tagsOf(outputs: Uint8Array): TagBatch {
  const count = outputs.length / OUTPUT_BYTES;
  if (!Number.isInteger(count)) throw new RangeError("outputs are 64 bytes each");
  const tags = new Uint8Array(count * TAG_BYTES);
  const proofKeys = new Uint8Array(count * PROOF_KEY_BYTES);
  for (let i = 0; i < count; i++) {
    const key = extract(outputs.subarray(i * OUTPUT_BYTES, (i + 1) * OUTPUT_BYTES));
    tags.set(expand(key, TAG_LABEL, TAG_BYTES), i * TAG_BYTES);
    proofKeys.set(expand(key, PROOF_LABEL, PROOF_KEY_BYTES), i * PROOF_KEY_BYTES);
    key.fill(0);
  }
  return { tags, proofKeys };
}

function extract(output: Uint8Array): Uint8Array {
  const wasm = engine();
  wasm.memory().set(output, wasm.a);
  wasm.calls.hkdfExtract(wasm.out, 0, 0, wasm.a, output.length);
  return takeResult(wasm, 64);
}

function expand(key: Uint8Array, label: Uint8Array, length: number): Uint8Array {
  const wasm = engine();
  wasm.memory().set(label, wasm.a);
  wasm.memory().set(key, wasm.b);
  wasm.calls.hkdfExpand(wasm.out, length, wasm.a, label.length, wasm.b);
  return takeResult(wasm, length);
}
