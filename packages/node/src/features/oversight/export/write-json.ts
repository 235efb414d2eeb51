import { createHash } from "node:crypto";
import { canonicalJson, type Checkpoint } from "@entente/protocol";
import type { NodeContext } from "../../../context.ts";
import { readOwnKeys } from "../../../ledger/own-keys.ts";
import { proveInclusion } from "../../../ledger/tree-proofs.ts";
import { readSegment, type ExportRow, type Segment } from "./export-rows.ts";
import type { ExportLine } from "./format.ts";
import { logBytes } from "./log-bytes.ts";

/** What is exported. */
export type LogExport = {
  from: Date;
  to: Date;
  /** Whether the words of searches, which are content, are among it. */
  words: boolean;
  segment: Segment;
  /** Covers all of the segment. */
  checkpoint: Checkpoint;
};

const system = { type: "system", name: "oversight" } as const;

/**
 * A log as lines of canonical JSON, in pieces: a header, the entries in their places, and a seal with
 * checkpoint, proofs and the node's signature. `verifyLogExport` reads it.
 * @param onRows told how many entries were written
 */
export async function* writeJson(
  node: Pick<NodeContext, "authority" | "identity" | "store" | "now">,
  { from, to, words, segment, checkpoint }: LogExport,
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const piece = (lines: readonly object[]): string => {
    const text = lines.map((line) => `${canonicalJson(line)}\n`).join("");
    hash.update(text);
    return text;
  };
  const { signingKey } = node.identity;
  const sign = node.identity.sign;
  yield piece([
    {
      format: "entente-log/1",
      authority: node.authority.id,
      from: from.toISOString(),
      to: to.toISOString(),
      exportedAt: node.now().toISOString(),
      ...segment,
      signingKey: signingKey.toString("base64"),
      keys: await node.store.transaction(system, readOwnKeys),
    },
  ]);
  for await (const rows of readSegment(node.store, segment)) {
    yield piece(rows.map((row) => lineOf(row, words)));
    onRows(rows.length);
  }
  const digest = hash.digest("hex");
  yield `${canonicalJson({
    checkpoint,
    ...(await proofsOf(node, segment, checkpoint.size)),
    hash: digest,
    signature: sign(logBytes(digest)).toString("base64"),
  })}\n`;
}

function lineOf({ actorName: _name, isSearch, ...line }: ExportRow, words: boolean): ExportLine {
  if (!isSearch || words) return line;
  return { ...line, salt: "", entry: null, withheld: "search-words" };
}

async function proofsOf(
  { store }: Pick<NodeContext, "store">,
  { first, entries }: Segment,
  size: number,
): Promise<{ proofOfFirst: string[]; proofOfLast: string[] }> {
  if (entries === 0) return { proofOfFirst: [], proofOfLast: [] };
  return store.transaction(system, async (tx) => ({
    proofOfFirst: (await proveInclusion(tx, first, size)).map(hexOf),
    proofOfLast: (await proveInclusion(tx, first + entries - 1, size)).map(hexOf),
  }));
}

const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString("hex");
