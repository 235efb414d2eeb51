import { createHash } from "node:crypto";
import {
  checkpointBytes,
  inclusionRanges,
  isSigned,
  merkleRoot,
  publicKeyOf,
  type Checkpoint,
} from "@entente/protocol";
import { hashOfJustification, leafOf } from "../../../ledger/entry-leaf.ts";
import { wasOwnKey } from "../../../ledger/own-keys.ts";
import { headerSchema, lineSchema, sealSchema, type ExportLine } from "./format.ts";
import { logBytes } from "./log-bytes.ts";
import { rootOfSegment } from "./segment-root.ts";

/** What verifying an exported log answers. */
export type VerifiedExport =
  | {
      ok: true;
      authority: string;
      entries: number;
      /** Entries whose content is not in the file; that they were there is proved. */
      withheld: number;
      /** Size of the checkpoint's tree. */
      size: number;
      /** The key (base64) of the signatures: whoever verifies compares it with what they know. */
      signingKey: string;
    }
  | {
      ok: false;
      reason:
        | "not-a-log"
        | "line-malformed"
        | "entry-changed"
        | "justification-changed"
        | "place-missing"
        | "entries-missing"
        | "file-changed"
        | "log-not-signed"
        | "checkpoint-not-signed"
        | "not-in-the-tree";
      /** Number of the line, from 1. */
      line?: number;
    };

/**
 * Verifies an exported log offline: each entry against its leaf, each justification against its hash,
 * that no place is missing, that the entries are those under the signed checkpoint, and the signature.
 * @param lines of the file, without their line feeds
 */
export async function verifyLogExport(lines: AsyncIterable<string>): Promise<VerifiedExport> {
  const hash = createHash("sha256");
  const leaves: Buffer[] = [];
  let header: ReturnType<typeof headerSchema.parse> | undefined;
  let withheld = 0;
  let number = 0;
  let last: string | undefined;
  for await (const line of lines) {
    if (last !== undefined) {
      number += 1;
      hash.update(`${last}\n`);
      if (header) {
        const read = lineSchema.safeParse(parsed(last));
        if (!read.success) return { ok: false, reason: "line-malformed", line: number };
        const fault = faultIn(read.data, header.first + leaves.length);
        if (fault) return { ok: false, reason: fault, line: number };
        leaves.push(Buffer.from(read.data.leaf, "hex"));
        if (!read.data.entry) withheld += 1;
      } else {
        const read = headerSchema.safeParse(parsed(last));
        if (!read.success) return { ok: false, reason: "not-a-log" };
        header = read.data;
      }
    }
    last = line;
  }
  const seal = sealSchema.safeParse(parsed(last ?? ""));
  if (!header || !seal.success) return { ok: false, reason: "not-a-log" };
  if (leaves.length !== header.entries) return { ok: false, reason: "entries-missing" };
  const { checkpoint, hash: signed, signature } = seal.data;
  if (hash.digest("hex") !== signed) return { ok: false, reason: "file-changed" };
  const key = publicKeyOf(Buffer.from(header.signingKey, "base64"));
  if (!isSigned(logBytes(signed), signature, key)) return { ok: false, reason: "log-not-signed" };
  const own = checkpoint.authority === header.authority;
  if (!own || !isSignedInTime(checkpoint, header))
    return { ok: false, reason: "checkpoint-not-signed" };
  if (!stands(leaves, header.first, seal.data)) return { ok: false, reason: "not-in-the-tree" };
  const { authority, entries, signingKey } = header;
  return { ok: true, authority, entries, withheld, size: checkpoint.size, signingKey };
}

/** Signed with a key that was the authority's when the checkpoint was made. */
function isSignedInTime(
  checkpoint: Checkpoint,
  { signingKey, keys = [] }: ReturnType<typeof headerSchema.parse>,
): boolean {
  const { at, signature } = checkpoint;
  const former = keys.filter((one) => wasOwnKey([one], one.signingKey, at));
  return [signingKey, ...former.map((one) => one.signingKey)].some((key) =>
    isSigned(checkpointBytes(checkpoint), signature, publicKeyOf(Buffer.from(key, "base64"))),
  );
}

function faultIn(
  { index, leaf, salt, entry, justification }: ExportLine,
  place: number,
): "place-missing" | "entry-changed" | "justification-changed" | null {
  if (index !== place) return "place-missing";
  if (!entry) return null;
  if (leafOf({ ...entry, facts: entry.facts }, Buffer.from(salt, "hex")).toString("hex") !== leaf)
    return "entry-changed";
  if (!justification) return null;
  const stated = hashOfJustification(justification.text, Buffer.from(justification.salt, "hex"));
  return stated.toString("hex") === entry.justification ? null : "justification-changed";
}

function stands(
  leaves: readonly Buffer[],
  first: number,
  { checkpoint, proofOfFirst, proofOfLast }: ReturnType<typeof sealSchema.parse>,
): boolean {
  const { size, root } = checkpoint;
  if (leaves.length === 0) return true;
  if (first + leaves.length > size) return false;
  const known = new Map<string, Uint8Array>();
  const proofs = [
    [first, proofOfFirst],
    [first + leaves.length - 1, proofOfLast],
  ] as const;
  for (const [index, proof] of proofs)
    for (const [at, { begin, end }] of inclusionRanges(index, size).entries())
      known.set(`${begin}-${end}`, Buffer.from(proof[at] ?? "", "hex"));
  const found = rootOfSegment({ leaves, first, size }, known, merkleRoot);
  return found !== null && Buffer.from(found).toString("hex") === root;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
