import { checkpointBytes, merkleRoot } from "@entente/protocol";
import { sql as sqlText, type Selectable } from "kysely";
import { Client } from "pg";
import { inject } from "vitest";
import type { Identity } from "../link/identity.ts";
import type { Store } from "../store/store.ts";
import type { LedgerEntryTable } from "../store/tables/ledger.ts";
import { leafOf } from "./entry-leaf.ts";

/** Somebody who is the superuser of a node's database, whom neither rights nor policies stop. */
export type Intruder = {
  readonly sql: (statement: string, values?: readonly unknown[]) => Promise<unknown[]>;
  readonly leave: () => Promise<void>;
};

/** Becomes the superuser of a node's database. */
export async function breakIn(store: Store): Promise<Intruder> {
  const superuser = new URL(await (await fetch(inject("postgresBroker"))).text());
  const { rows } = await store.transaction({ type: "system", name: "test" }, (tx) =>
    sqlText<{ name: string }>`select current_database() as name`.execute(tx),
  );
  superuser.pathname = rows[0]?.name ?? "";
  const client = new Client({ connectionString: superuser.href });
  await client.connect();
  return {
    sql: async (statement, values = []) =>
      (await client.query<Record<string, unknown>>(statement, [...values])).rows,
    leave: () => client.end(),
  };
}

/**
 * Makes the tree anew out of what the entries say now, as if it had always been so: leaves, the tree,
 * and one checkpoint, signed with the node's own key.
 */
export async function rewriteTree(
  { sql }: Intruder,
  node: { readonly authority: { readonly id: string }; readonly identity: Identity },
): Promise<void> {
  const rows = (await sql("select * from ledger_entry order by seq")) as Row[];
  const leaves = rows.map(leafOfRow);
  await sql("truncate ledger_leaf, ledger_node, ledger_checkpoint");
  for (const [index, row] of rows.entries()) {
    await sql("update ledger_entry set leaf_hash = $1 where seq = $2", [leaves[index], row.seq]);
    await sql("insert into ledger_leaf values ($1, $2, $3)", [index, row.seq, leaves[index]]);
  }
  const statement = {
    authority: node.authority.id,
    size: rows.length,
    root: Buffer.from(merkleRoot(leaves)).toString("hex"),
    at: new Date(Date.now() + 1000).toISOString(),
  };
  const signature = node.identity.sign(checkpointBytes(statement)).toString("base64");
  const checkpoint = JSON.stringify({ ...statement, signature });
  await sql("insert into ledger_checkpoint (size, checkpoint, signing_key) values ($1, $2, $3)", [
    rows.length,
    checkpoint,
    node.identity.signingKey,
  ]);
  await sql("update ledger_tree set size = $1, peaks = $2, checkpoint = $3", [
    rows.length,
    peaksOf(leaves),
    checkpoint,
  ]);
}

type Row = Omit<Selectable<LedgerEntryTable>, "seq"> & { seq: string };

/** The leaf of a row as it is now. */
export function leafOfRow(row: Row): Buffer {
  const content = {
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id },
    act: row.act,
    object: { type: row.object_type, id: row.object_id },
    caseId: row.case_id,
    justification: row.justification_hash?.toString("hex") ?? row.justification,
    recipient: row.recipient,
    facts: row.facts,
  };
  return leafOf(content, row.salt);
}

function peaksOf(leaves: readonly Buffer[]): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  for (let at = 0; at < leaves.length;) {
    const width = 2 ** Math.floor(Math.log2(leaves.length - at));
    peaks.push(merkleRoot(leaves.slice(at, at + width)));
    at += width;
  }
  return peaks;
}
