import { Buffer } from "node:buffer";
import { z } from "zod";

/** Bytes as base64 (RFC 4648 §4, with padding). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
}

/**
 * The bytes of canonical base64.
 * @throws RangeError for anything that `toBase64` would not have written
 */
export function fromBase64(value: string): Uint8Array<ArrayBuffer> {
  const bytes = decode(value);
  if (!bytes) throw new RangeError("not canonical base64");
  return bytes;
}

/** Exactly `length` bytes. */
export function base64Bytes(length: number) {
  return z
    .string()
    .max(base64Length(length))
    .refine((value) => decode(value)?.length === length, { message: `${length} bytes as base64` });
}

/** Blocks of `size` bytes laid end to end, `min` to `max` of them. */
export function base64Blocks(size: number, min: number, max: number) {
  return z
    .string()
    .max(base64Length(size * max))
    .refine(
      (value) => {
        const blocks = (decode(value)?.length ?? Number.NaN) / size;
        return Number.isInteger(blocks) && blocks >= min && blocks <= max;
      },
      { message: `${min} to ${max} blocks of ${size} bytes as base64` },
    );
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** Null for what is not the one way to write some bytes: other alphabets, spaces, stray bits. */
function decode(value: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Buffer.from(value, "base64");
  return bytes.toString("base64") === value ? new Uint8Array(bytes) : null;
}
