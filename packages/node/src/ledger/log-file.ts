import { authorityIdSchema } from "@entente/model";
import { checkpointSchema, toBase64 } from "@entente/protocol";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Store } from "../store/store.ts";
import { hashOfJustification } from "./entry-leaf.ts";
import type { Finding } from "./finding.ts";
import { ownKeySchema, readOwnKeys, wasOwnKey } from "./own-keys.ts";
import { readSealed } from "./read-sealed.ts";
import { sealedEntrySchema, type SealedEntry } from "./sealed-entry.ts";
import { openVerification, placedLeaf, type PlacedLeaf, type Verified } from "./verification.ts";
import { expectedRoots, type KeptCheckpoint } from "./verify-ledger.ts";

const headSchema = z.strictObject({
  format: z.literal("entente-log/1"),
  authority: authorityIdSchema,
  /** The keys it has signed with, and until when: each checkpoint is signed with one of its time. */
  keys: z.array(ownKeySchema).optional(),
  /** All its checkpoints, each with the key that signed it, base64. */
  checkpoints: z.array(
    z.strictObject({ checkpoint: checkpointSchema, signingKey: z.base64().length(44) }),
  ),
});

const entriesAtOnce = 1_000;

/**
 * The whole ledger as lines of JSON: first whose it is and its signed checkpoints, then every sealed
 * entry in order. With the texts of justifications as far as they are not erased.
 */
export async function* writeLog(store: Store, authority: string): AsyncGenerator<string> {
  const { keys, rows } = await store.transaction(
    { type: "system", name: "ledger" },
    async (tx) => ({
      keys: await readOwnKeys(tx),
      rows: await tx
        .selectFrom("ledger_checkpoint")
        .select(["checkpoint", "signing_key"])
        .orderBy("id")
        .execute(),
    }),
  );
  const checkpoints = rows.map((row) => ({
    checkpoint: row.checkpoint,
    signingKey: toBase64(row.signing_key),
  }));
  yield `${JSON.stringify({ format: "entente-log/1", authority, keys, checkpoints })}\n`;
  for await (const entries of readSealed(store, { texts: true }))
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/** Verifies a log that was written to a file, without a database; whose it is, and what was found. */
export async function verifyLog(
  file: string,
  witnessed: readonly KeptCheckpoint[] = [],
): Promise<Verified & { readonly authority: string; readonly checkpoints: number }> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let head: z.infer<typeof headSchema> | undefined;
  let verification: ReturnType<typeof openVerification> | undefined;
  let roots: ReturnType<typeof expectedRoots> = { expected: [], findings: [] };
  let waiting: PlacedLeaf[] = [];
  for await (const line of lines) {
    if (!verification) {
      head = headSchema.parse(JSON.parse(line));
      const own = head.checkpoints.map(({ checkpoint, signingKey }) => ({
        checkpoint,
        signingKey: Buffer.from(signingKey, "base64"),
        kept: "own",
      }));
      roots = expectedRoots([...own, ...witnessed]);
      roots.findings.push(...signedOutOfTime(head));
      verification = openVerification(roots.expected);
      continue;
    }
    waiting.push(placedLeaf(readEntry(line)));
    if (waiting.length < entriesAtOnce) continue;
    verification.take(waiting);
    waiting = [];
  }
  if (!head || !verification) throw new Error("the file is empty");
  verification.take(waiting);
  const verified = verification.end();
  return {
    ...verified,
    authority: head.authority,
    checkpoints: roots.expected.length,
    findings: [...roots.findings, ...verified.findings],
  };
}

/** Checkpoints signed with a key that was not the authority's at their time. */
function signedOutOfTime({ keys, checkpoints }: z.infer<typeof headSchema>): Finding[] {
  if (!keys) return [];
  return checkpoints
    .filter(({ checkpoint: { at }, signingKey }) => !wasOwnKey(keys, signingKey, at))
    .map(({ checkpoint: { size } }) => ({ fault: "checkpoint-not-signed", size, kept: "own" }));
}

/** Whether a justification is the one that was hashed is not believed but seen. */
function readEntry(line: string): SealedEntry {
  const sealed = sealedEntrySchema.parse(JSON.parse(line));
  const { justification, entry } = sealed;
  if (!justification) return { ...sealed, justificationHolds: true };
  const stated = hashOfJustification(justification.text, Buffer.from(justification.salt, "hex"));
  return { ...sealed, justificationHolds: stated.toString("hex") === entry?.justification };
}
