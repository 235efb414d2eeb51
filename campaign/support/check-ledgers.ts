import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { canonicalJson, merkleRoot } from "@entente/protocol";
import type { Transaction } from "../../packages/node/src/store/store.ts";
import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Entries whose hash is not that of what they say, trees with gaps, acts only one ledger knows. */
export type LedgerFindings = { entries: number; faults: string[] };

/**
 * Computes the hash of every entry and the root of every tree anew, and holds disclosures at one node
 * against receipts at the other.
 */
export async function checkLedgers(
  books: Books,
  members: readonly Member[],
): Promise<LedgerFindings> {
  const findings: LedgerFindings = { entries: 0, faults: [] };
  const disclosed = new Set<string>();
  const received = new Set<string>();
  for (const member of members) {
    const say = (fault: string): void =>
      void findings.faults.push(`${member.authority.id}: ${fault}`);
    const entries = await books.of(member)(readEntries);
    findings.entries += entries.length;
    for (const row of entries) {
      const { request, statements } = row.facts as { request?: string; statements?: unknown };
      if (row.act === "disclosure" && request !== undefined) disclosed.add(request);
      if (row.act === "receipt" && request !== undefined && statements !== undefined)
        received.add(request);
      if (!leafOf(row).equals(row.leaf_hash)) say(`entry ${row.seq} is not what was written`);
    }
    await checkTree(books, member, new Map(entries.map((row) => [row.seq, row.leaf_hash])), say);
    const verified = await verifyByCommand(member);
    if (verified !== null) say(`entente verify: ${verified}`);
  }
  for (const request of disclosed.symmetricDifference(received))
    findings.faults.push(`request ${request}: its content is in one ledger only`);
  return findings;
}

const commandLine = fileURLToPath(new URL("../../packages/node/src/cli/main.ts", import.meta.url));

/** What the product's own verification finds wrong, as an operator would run it; null when nothing. */
async function verifyByCommand({ configFile }: Member): Promise<string | null> {
  try {
    const args = [commandLine, "verify", "--config", configFile, "--json"];
    await promisify(execFile)(process.execPath, args);
    return null;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return (stderr || stdout || String(error)).slice(0, 500);
  }
}

type Entry = Awaited<ReturnType<typeof readEntries>>[number];

function readEntries(tx: Transaction) {
  return tx.selectFrom("ledger_entry").selectAll().orderBy("seq").execute();
}

function leafOf(row: Entry): Buffer {
  const content = {
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id },
    act: row.act,
    object: { type: row.object_type, id: row.object_id },
    caseId: row.case_id,
    justification: row.justification_hash?.toString("hex") ?? null,
    recipient: row.recipient,
    facts: row.facts,
  };
  return createHash("sha256")
    .update(Uint8Array.of(0))
    .update(row.salt)
    .update(canonicalJson(content))
    .digest();
}

/** Every entry has one place, places have no gaps, and the signed root is that of all leaves. */
async function checkTree(
  books: Books,
  member: Member,
  entries: ReadonlyMap<number, Buffer>,
  say: (fault: string) => void,
): Promise<void> {
  const { leaves, tree } = await books.of(member)(async (tx) => ({
    leaves: await tx.selectFrom("ledger_leaf").selectAll().orderBy("index").execute(),
    tree: await tx.selectFrom("ledger_tree").selectAll().executeTakeFirstOrThrow(),
  }));
  for (const [place, leaf] of leaves.entries()) {
    if (leaf.index !== place) say(`the tree has a gap before ${leaf.index}`);
    const hash = entries.get(leaf.entry_seq);
    if (!hash?.equals(leaf.leaf_hash)) say(`leaf ${leaf.index} is not that of its entry`);
  }
  const placed = new Set(leaves.map(({ entry_seq: seq }) => seq));
  if (placed.size !== leaves.length) say("an entry has several places in the tree");
  const { checkpoint } = tree;
  if (!checkpoint) return;
  const missing = [...entries.keys()].filter((seq) => !placed.has(seq)).length;
  if (missing > 0) say(`${missing} entries have no place in the tree`);
  const sealed = leaves.slice(0, checkpoint.size).map((leaf) => leaf.leaf_hash);
  if (Buffer.from(merkleRoot(sealed)).toString("hex") !== checkpoint.root)
    say("the signed root is not that of the leaves");
}
