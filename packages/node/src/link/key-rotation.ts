import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nextKeysBytes, nextKeysSchema, toBase64, type NextKeys } from "@entente/protocol";
import { makeCertificate } from "./certificate.ts";
import { readOrMakeSecret, readSecret } from "./key-file.ts";
import { keySetOf, makeSigningKey, type KeySet } from "./key-set.ts";

const signingFile = "signing-key.pem";
const tlsFile = "tls.pem";
const announcementFile = "rotation.json";

/** The keys below a node's data folder: those it began with, and those that take their place. */
export type KeyFolder = {
  readonly present: KeySet;
  readonly next: { readonly keys: KeySet; readonly announced: NextKeys } | null;
};

/** Where the keys of a node are kept. */
export function keyFolder(dataDir: string): string {
  return join(dataDir, "identity");
}

/**
 * Reads a node's keys, making the first.
 * @throws when the files cannot be read or written, or others may read them
 */
export async function readKeyFolder(
  folder: string,
  authorityId: string,
  now: Date,
): Promise<KeyFolder> {
  // The next ones first: when they are folded into place meanwhile, they are then found there.
  const beside = join(folder, "next");
  const [announcement, nextSigning, nextTls] = [
    await readSecret(join(beside, announcementFile)),
    await readSecret(join(beside, signingFile)),
    await readSecret(join(beside, tlsFile)),
  ];
  const signingPem = await readOrMakeSecret(join(folder, signingFile), makeSigningKey);
  const tlsPem = await readOrMakeSecret(join(folder, tlsFile), () =>
    makeCertificate(authorityId, now),
  );
  const present = keySetOf(authorityId, signingPem, tlsPem);
  if (announcement === null) return { present, next: null };
  return {
    present,
    next: {
      keys: keySetOf(authorityId, nextSigning ?? signingPem, nextTls ?? tlsPem),
      announced: nextKeysSchema.parse(JSON.parse(announcement)),
    },
  };
}

/** What becomes of an announcement. */
export type Announced =
  | { readonly ok: true; readonly announced: NextKeys }
  | { readonly ok: false; readonly reason: "rotation-under-way"; readonly announced: NextKeys };

/**
 * Makes the next keys of a node and announces them, signed with the present ones. The node takes them
 * up at `validFrom`; nothing else has to be done.
 */
export async function announceKeys(
  folder: string,
  authorityId: string,
  { validFrom, overlapUntil }: { readonly validFrom: Date; readonly overlapUntil: Date },
  now: Date,
): Promise<Announced> {
  await foldKeys(folder, now);
  const { present, next } = await readKeyFolder(folder, authorityId, now);
  if (next) return { ok: false, reason: "rotation-under-way", announced: next.announced };
  const signingPem = makeSigningKey();
  const tlsPem = makeCertificate(authorityId, now);
  const keys = keySetOf(authorityId, signingPem, tlsPem);
  const unsigned = {
    signingKey: toBase64(keys.signingKey),
    tlsFingerprint: keys.tls.fingerprint,
    validFrom: validFrom.toISOString(),
    overlapUntil: overlapUntil.toISOString(),
  };
  const signature = toBase64(present.sign(nextKeysBytes(authorityId, unsigned)));
  const announced = { ...unsigned, signature };
  const draft = join(folder, `next.${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  const write = (name: string, text: string): Promise<void> =>
    writeFile(join(draft, name), text, { mode: 0o600, flag: "wx", flush: true });
  await write(signingFile, signingPem);
  await write(tlsFile, tlsPem);
  await write(announcementFile, JSON.stringify(announced));
  await rename(draft, join(folder, "next"));
  return { ok: true, announced };
}

/**
 * Puts the next keys in the place of the former ones, whose secrets go, once nobody takes those any
 * more. A stop at any moment leaves the keys readable.
 */
export async function foldKeys(folder: string, now: Date): Promise<void> {
  const beside = join(folder, "next");
  const announcement = await readSecret(join(beside, announcementFile));
  if (announcement === null) return;
  const { overlapUntil } = nextKeysSchema.parse(JSON.parse(announcement));
  if (new Date(overlapUntil) > now) return;
  const names = await readdir(beside);
  for (const name of [signingFile, tlsFile])
    if (names.includes(name))
      await rename(join(beside, name), join(folder, name)).catch(ignoreGone);
  await rm(beside, { recursive: true, force: true });
}

/** Another server of the node has done it. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
