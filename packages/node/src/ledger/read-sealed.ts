import { sql } from "kysely";
import type { Store } from "../store/store.ts";
import type { SealedEntry } from "./sealed-entry.ts";

const entriesAtOnce = 5_000;
const reader = { type: "system", name: "ledger" } as const;

/** What a row of the reading holds, in this order. */
type Row = readonly [
  index: number,
  seq: number,
  leaf: string,
  salt: string | null,
  at: string,
  actorType: string,
  actorId: string,
  act: string,
  objectType: string,
  objectId: string,
  caseId: string | null,
  justification: string | null,
  recipient: string | null,
  facts: unknown,
  justificationHolds: boolean,
  text: string | null,
  textSalt: string | null,
];

/** What is read: from a place on, so many at most, with the texts of justifications or without. */
type Part = { readonly from?: number; readonly count?: number; readonly texts?: boolean };

/**
 * Reads the sealed entries in the order of their places, while the ones before are dealt with. The
 * database writes each part as one JSON text, which is far quicker to read than rows of columns.
 */
export async function* readSealed(
  store: Store,
  { from = 0, count = Infinity, texts = false }: Part = {},
): AsyncGenerator<SealedEntry[]> {
  const end = from + count;
  const read = (at: number) => readPart(store, at, Math.min(at + entriesAtOnce, end), texts);
  let reading = read(from);
  for (let at = from + entriesAtOnce; ; at += entriesAtOnce) {
    const { rows, more } = await reading;
    if (more && at < end) {
      reading = read(at);
      reading.catch(() => undefined);
    }
    if (rows.length > 0) yield rows.map(entryOf);
    if (!more || at >= end) return;
  }
}

async function readPart(
  store: Store,
  from: number,
  behind: number,
  texts: boolean,
): Promise<{ rows: Row[]; more: boolean }> {
  const text = await store.transaction(reader, async (tx) => {
    // A part is small whatever the planner believes: never read the whole table for each.
    await sql`set local enable_hashjoin = off; set local enable_mergejoin = off`.execute(tx);
    const { rows } = await sql<{ part: string | null; more: boolean }>`
      select json_agg(json_build_array(
          leaf.index, leaf.entry_seq, encode(leaf.leaf_hash, 'hex'), encode(salt, 'hex'),
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          actor_type, actor_id, act, object_type, object_id, case_id,
          coalesce(encode(justification_hash, 'hex'), justification), recipient, facts,
          justification is null or justification_hash is null or coalesce(
            sha256(justification_salt || convert_to(justification, 'UTF8')) = justification_hash,
            false),
          case when ${texts} then justification end,
          case when ${texts} then encode(justification_salt, 'hex') end
        ) order by leaf.index)::text as part,
        exists (select from ledger_leaf where index >= ${behind}) as more
      from ledger_leaf as leaf left join ledger_entry on seq = leaf.entry_seq
      where leaf.index >= ${from} and leaf.index < ${behind}
    `.execute(tx);
    return rows[0];
  });
  return { rows: text?.part ? (JSON.parse(text.part) as Row[]) : [], more: text?.more ?? false };
}

function entryOf(row: Row): SealedEntry {
  const [index, seq, leaf, salt, at, actorType, actorId, act, objectType, objectId, ...rest] = row;
  const [caseId, justification, recipient, facts, justificationHolds, text, textSalt] = rest;
  if (salt === null) return { index, seq, leaf, entry: null, salt: "", justificationHolds: true };
  const entry = {
    at: toMilliseconds(at),
    actor: { type: actorType, id: actorId },
    act,
    object: { type: objectType, id: objectId },
    caseId,
    justification,
    recipient,
    facts,
  };
  const sealed = { index, seq, leaf, entry, salt, justificationHolds };
  return text === null || textSalt === null
    ? sealed
    : { ...sealed, justification: { text, salt: textSalt } };
}

/** As it was hashed; what is more exact than the ledger writes was changed, and stays as it is. */
function toMilliseconds(at: string): string {
  return at.endsWith("000Z") ? `${at.slice(0, -4)}Z` : at;
}
