import { sql } from "kysely";
import type { Store, Transaction } from "../../../store/store.ts";
import type { ExportLine } from "./format.ts";

/** The places of the entries of a period: from `first`, as many as `entries`. */
export type Segment = { first: number; entries: number };

/** What both formats of an export are written from. */
export type ExportRow = ExportLine & { actorName: string | null; isSearch: boolean };

type Row = {
  index: number;
  seq: number;
  leaf: string;
  salt: string | null;
  at: Date | null;
  actor_type: string;
  actor_id: string;
  actor_name: string | null;
  act: string;
  object_type: string;
  object_id: string;
  case_id: string | null;
  justification: string | null;
  justification_salt: string | null;
  justification_hash: string | null;
  recipient: string | null;
  facts: unknown;
};

const rowsAtOnce = 2_000;
const system = { type: "system", name: "oversight" } as const;

/**
 * The places from the first to the last sealed entry of a period. Entries get their places when they
 * are sealed, so that at both ends a few of neighbouring instants may be among them.
 */
export async function segmentOf(tx: Transaction, from: Date, to: Date): Promise<Segment> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(leaf.index) as first, max(leaf.index) as last
    from ledger_entry join ledger_leaf as leaf on leaf.entry_seq = seq
    where at >= ${from} and at < ${to}`.execute(tx);
  const { first, last } = rows[0] ?? { first: null, last: null };
  return first === null || last === null
    ? { first: 0, entries: 0 }
    : { first, entries: last - first + 1 };
}

/** Reads the entries of a segment in the order of their places, part after part. */
export async function* readSegment(
  store: Pick<Store, "transaction">,
  { first, entries }: Segment,
): AsyncGenerator<ExportRow[]> {
  const behind = first + entries;
  for (let from = first; from < behind; from += rowsAtOnce) {
    const to = Math.min(behind, from + rowsAtOnce);
    const rows = await store.transaction(system, (tx) => readPart(tx, from, to));
    yield rows.map(rowOf);
  }
}

async function readPart(tx: Transaction, from: number, to: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select leaf.index, leaf.entry_seq as seq, encode(leaf.leaf_hash, 'hex') as leaf,
      encode(salt, 'hex') as salt, at, actor_type, actor_id, app_user.name as actor_name, act,
      object_type, object_id, case_id, justification,
      encode(justification_salt, 'hex') as justification_salt,
      encode(justification_hash, 'hex') as justification_hash, recipient, facts
    from ledger_leaf as leaf
    left join ledger_entry on seq = leaf.entry_seq
    left join app_user on actor_type = 'user' and app_user.id::text = actor_id
    where leaf.index >= ${from} and leaf.index < ${to} order by leaf.index`.execute(tx);
  return rows;
}

function rowOf(row: Row): ExportRow {
  const { index, seq, leaf, salt, at } = row;
  const known = { index, seq, leaf, actorName: row.actor_name, isSearch: row.act === "search" };
  if (at === null || salt === null) return { ...known, salt: "", entry: null, justification: null };
  const { justification, justification_salt: reasonSalt } = row;
  return {
    ...known,
    salt,
    entry: {
      at: at.toISOString(),
      actor: { type: row.actor_type, id: row.actor_id },
      act: row.act,
      object: { type: row.object_type, id: row.object_id },
      caseId: row.case_id,
      justification: row.justification_hash ?? justification,
      recipient: row.recipient,
      facts: row.facts,
    },
    justification:
      justification === null || reasonSalt === null
        ? null
        : { text: justification, salt: reasonSalt },
  };
}
