import { checkpointBytes, isSigned, publicKeyOf, type Checkpoint } from "@entente/protocol";
import { sql } from "kysely";
import type { Store, Transaction } from "../store/store.ts";
import { findingsAtMost, type Finding } from "./finding.ts";
import { readLeaves } from "./read-leaves.ts";
import { openVerification, type ExpectedRoot } from "./verification.ts";

/** A checkpoint as somebody kept it. */
export type KeptCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** The raw public key under which it is said to be signed. */
  readonly signingKey: Buffer;
  /** `own`, or the partner that kept it. */
  readonly kept: string;
};

/** What verifying a ledger in a database answers. */
export type LedgerReport = {
  /** Entries in the tree. */
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** Entries that are not yet sealed. */
  readonly unsealed: number;
  /** Checkpoints that were held against the entries. */
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
};

const reader = { type: "system", name: "ledger" } as const;

/**
 * Verifies a node's ledger: every leaf from its entry, the tree, every own checkpoint, what the node
 * remembers of its tree, and checkpoints that partners kept.
 * @param witnessed of this node's ledger, as partners kept them
 */
export async function verifyLedger(
  store: Store,
  witnessed: readonly KeptCheckpoint[] = [],
): Promise<LedgerReport> {
  const { own, keys, remembered, unsealed, added } = await store.transaction(reader, readState);
  const foreign = witnessed.filter(({ signingKey }) => !keys.has(signingKey.toString("hex")));
  const genuine = witnessed.filter((kept) => !foreign.includes(kept));
  const { expected, findings } = expectedRoots([...own, ...genuine]);
  for (const { checkpoint, kept } of foreign)
    findings.push({ fault: "checkpoint-not-signed", size: checkpoint.size, kept });
  const verification = openVerification([...expected, ...remembered]);
  for await (const leaves of readLeaves(store)) verification.take(leaves);
  const verified = verification.end();
  const told = verified.findings.map((finding) =>
    finding.kept === "tree" ? differing(finding) : finding,
  );
  return {
    size: verified.size,
    root: verified.root,
    unsealed,
    checkpoints: expected.length,
    findings: [...findings, ...added, ...told].slice(0, findingsAtMost),
  };
}

/** Sorts out checkpoints that nobody signed: they say nothing. */
export function expectedRoots(checkpoints: readonly KeptCheckpoint[]): {
  expected: ExpectedRoot[];
  findings: Finding[];
} {
  const expected: ExpectedRoot[] = [];
  const findings: Finding[] = [];
  const keys = new Map<string, ReturnType<typeof publicKeyOf>>();
  for (const { checkpoint, signingKey, kept } of checkpoints) {
    const name = signingKey.toString("hex");
    const key = keys.get(name) ?? publicKeyOf(signingKey);
    keys.set(name, key);
    const { size, root } = checkpoint;
    if (isSigned(checkpointBytes(checkpoint), checkpoint.signature, key))
      expected.push({ size, root, kept });
    else findings.push({ fault: "checkpoint-not-signed", size, kept });
  }
  return { expected, findings };
}

function differing({ size, between }: Finding): Finding {
  return {
    fault: "tree-differs",
    ...(size === undefined ? {} : { size }),
    ...(between ? { between } : {}),
  };
}

async function readState(tx: Transaction) {
  const rows = await tx
    .selectFrom("ledger_checkpoint")
    .select(["checkpoint", "signing_key"])
    .orderBy("id")
    .execute();
  const own = rows.map((row) => ({
    checkpoint: row.checkpoint,
    signingKey: row.signing_key,
    kept: "own",
  }));
  const self = await tx
    .selectFrom("authority")
    .select("signing_key")
    .where("self", "=", true)
    .executeTakeFirst();
  const keys = new Set(
    [...rows.map((row) => row.signing_key), self?.signing_key].flatMap(
      (key) => key?.toString("hex") ?? [],
    ),
  );
  const tree = await tx.selectFrom("ledger_tree").select("checkpoint").executeTakeFirst();
  const remembered = tree?.checkpoint ? [{ ...tree.checkpoint, kept: "tree" }] : [];
  const { rows: outside } = await sql<{ seq: number; overlooked: boolean | null }>`
    select seq, cluster = (select system_identifier from pg_control_system()) || '/'
        || (select oid from pg_database where datname = current_database())
      and pg_visible_in_snapshot(xid, snapshot::pg_snapshot) as overlooked
    from ledger_entry, ledger_tree
    where not exists (select from ledger_leaf where entry_seq = seq)
    order by seq
  `.execute(tx);
  const added: Finding[] = outside
    .filter(({ overlooked }) => overlooked === true)
    .map(({ seq }) => ({ fault: "entry-added", seq }));
  return { own, keys, remembered, unsealed: outside.length - added.length, added };
}
