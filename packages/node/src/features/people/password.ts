import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";

const cost = { log2N: 15, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;
const atOnce = 2;
const mostWaiting = 64;

/**
 * A hash of no password: checking against it takes as long as against a real one, so that the time
 * of an answer does not tell whether somebody is known.
 */
export const decoyHash = encode(Buffer.alloc(saltBytes), Buffer.alloc(hashBytes));

/** Hashes a password with scrypt (RFC 7914), N = 2^15, r = 8, p = 1, and a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return encode(salt, await derive(password, salt, cost));
}

/** What became of a check: `busy` when too many wait already, since each takes a core for long. */
export type PasswordCheck = { ok: true } | { ok: false; reason: "wrong-password" | "busy" };

let running = 0;
const waiting: (() => void)[] = [];

/** Compares in constant time. At most two checks run at once, so that the node stays free for others. */
export async function checkPassword(password: string, stored: string): Promise<PasswordCheck> {
  if (waiting.length >= mostWaiting) return { ok: false, reason: "busy" };
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    const { salt, hash, parameters } = decode(stored);
    const same = timingSafeEqual(await derive(password, salt, parameters), hash);
    return same ? { ok: true } : { ok: false, reason: "wrong-password" };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

type Parameters = typeof cost;

function derive(password: string, salt: Buffer, { log2N, r, p }: Parameters): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * r * 2 ** log2N };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, hashBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function encode(salt: Buffer, hash: Buffer): string {
  const { log2N, r, p } = cost;
  return `scrypt$${log2N}$${r}$${p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

function decode(stored: string): { salt: Buffer; hash: Buffer; parameters: Parameters } {
  const parts = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!parts) throw new Error("a stored password hash cannot be read");
  const [, log2N, r, p, salt = "", hash = ""] = parts;
  return {
    salt: Buffer.from(salt, "base64url"),
    hash: Buffer.from(hash, "base64url"),
    parameters: { log2N: Number(log2N), r: Number(r), p: Number(p) },
  };
}
