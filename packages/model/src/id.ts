const bytesPerId = 16;
const pool = new Uint8Array(bytesPerId * 256);
let used = pool.length;

/**
 * A new UUID of version 7 (RFC 9562): 48 bits of Unix time in milliseconds, then random bits,
 * so that ids made later sort later and index pages fill in order.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytesPerId);
  view.setUint32(0, Math.floor(now / 0x1_0000));
  view.setUint16(4, now % 0x1_0000);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => hexOfByte[byte]).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Random bytes, of which many are asked for at once: asking costs more than the bytes. */
function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += bytesPerId;
  return pool.slice(used - bytesPerId, used);
}
