import { sql, type Selectable } from "kysely";
import type { Transaction } from "../store/store.ts";
import type { LedgerTreeTable } from "../store/tables/ledger.ts";

/** The tree as it stands, and in which PostgreSQL and database it stands now. */
export type StandingTree = Pick<
  Selectable<LedgerTreeTable>,
  "size" | "peaks" | "snapshot" | "cluster" | "stale_seq" | "checkpoint"
> & { readonly present: string };

/** Entries that have just got their place, and how far sealing has come. */
export type FreshEntries = {
  /** Their leaves' hashes, in the order of their places. */
  readonly leaves: readonly Buffer[];
  readonly snapshot: string;
  readonly staleSeq: number;
};

const hashBytes = 32;

/** Reads the tree; whoever else wants to seal waits until this transaction ends. */
export async function lockTree(tx: Transaction): Promise<StandingTree> {
  const { rows } = await sql<StandingTree>`
    select size, peaks, snapshot, cluster, stale_seq, checkpoint,
      (select system_identifier from pg_control_system()) || '/'
      || (select oid from pg_database where datname = current_database()) as present
    from ledger_tree for update
  `.execute(tx);
  const [tree] = rows;
  if (!tree) throw new Error("the ledger has lost its tree");
  return tree;
}

/**
 * Gives every visible entry that has none a place in the tree, in the order of `seq`.
 *
 * What the last sealing did not see was written by a transaction that its snapshot names as running or
 * that began later: exactly those entries are looked at, by an index, however long a transaction runs.
 * A database that was restored into another PostgreSQL bears transaction numbers that mean nothing
 * there; then all entries without a place are taken once, and those that bear a number not yet given
 * out, up to `staleSeq`, are left alone from then on.
 */
export async function takeFreshEntries(tx: Transaction, tree: StandingTree): Promise<FreshEntries> {
  const moved = tree.snapshot === null || tree.cluster !== tree.present;
  const unseen = moved ? sql<boolean>`true` : notSeenBy(tree);
  const { rows } = await sql<{ snapshot: string; hashes: Buffer | null }>`
    with fresh as materialized (
      select seq, leaf_hash from ledger_entry
      where ${unseen} and not exists (select from ledger_leaf where entry_seq = seq)
    ), placed as (
      insert into ledger_leaf (index, entry_seq, leaf_hash)
      select ${tree.size}::bigint + row_number() over (order by seq) - 1, seq, leaf_hash from fresh
      returning index, leaf_hash
    )
    select pg_current_snapshot()::text as snapshot,
      (select string_agg(leaf_hash, ''::bytea order by index) from placed) as hashes
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("the database did not answer");
  return {
    leaves: splitHashes(row.hashes ?? Buffer.alloc(0)),
    snapshot: row.snapshot,
    staleSeq: moved ? await readStaleSeq(tx, row.snapshot) : tree.stale_seq,
  };
}

function notSeenBy({ snapshot, stale_seq: staleSeq }: StandingTree) {
  const { xmax, running } = readSnapshot(snapshot ?? "");
  return sql<boolean>`seq > ${staleSeq} and (xid >= ${xmax}::xid8 or xid = any(${running}::xid8[]))`;
}

/** `xmin:xmax:running,…` (PostgreSQL, `pg_snapshot`). */
function readSnapshot(text: string): { xmax: string; running: string[] } {
  const [, xmax = "0", running = ""] = text.split(":");
  return { xmax, running: running === "" ? [] : running.split(",") };
}

async function readStaleSeq(tx: Transaction, snapshot: string): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`
    select max(seq) as seq from ledger_entry where xid >= ${readSnapshot(snapshot).xmax}::xid8
  `.execute(tx);
  return rows[0]?.seq ?? 0;
}

function splitHashes(hashes: Buffer): Buffer[] {
  return Array.from({ length: hashes.length / hashBytes }, (_, at) =>
    hashes.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
}
