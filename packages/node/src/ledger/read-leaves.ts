import { canonicalJson } from "@entente/protocol";
import { sql } from "kysely";
import { hash } from "node:crypto";
import type { Store } from "../store/store.ts";
import { canonicalOf } from "./entry-leaf.ts";
import type { PlacedLeaf } from "./verification.ts";

const leavesAtOnce = 2_000;
const reader = { type: "system", name: "ledger" } as const;

/**
 * Reads the tree's leaves in the order of their places, each with the hash that its entry has now, while
 * the ones before are dealt with. Millions are verified: the database writes each entry as a line of
 * members in JSON, of which the canonical entry is put together without reading them; only the facts,
 * which the database keeps in an order of its own, are brought into theirs.
 */
export async function* readLeaves(store: Store): AsyncGenerator<PlacedLeaf[]> {
  let reading = readPart(store, 0);
  for (let at = leavesAtOnce; ; at += leavesAtOnce) {
    const { lines, more } = await reading;
    if (more) {
      reading = readPart(store, at);
      reading.catch(() => undefined);
    }
    if (lines.length > 0) yield lines.map(leafOfLine);
    if (!more) return;
  }
}

async function readPart(store: Store, from: number): Promise<{ lines: string[]; more: boolean }> {
  const behind = from + leavesAtOnce;
  const part = await store.transaction(reader, async (tx) => {
    // A part is small whatever the planner believes: never read the whole table for each.
    await sql`
      set local enable_hashjoin = off; set local enable_mergejoin = off; set local datestyle = 'ISO'
    `.execute(tx);
    const { rows } = await sql<{ lines: string | null; more: boolean }>`
      select string_agg(line, E'\n') as lines,
        exists (select from ledger_leaf where index >= ${behind}) as more
      from (
        select concat_ws(E'\t', leaf.index, leaf.entry_seq, encode(leaf.leaf_hash, 'hex'),
            justification is null or justification_hash is null or coalesce(
              sha256(justification_salt || convert_to(justification, 'UTF8')) = justification_hash,
              false),
            encode(salt, 'hex'), at at time zone 'UTC', to_json(act), to_json(actor_id),
            to_json(actor_type), to_json(object_id), to_json(object_type), facts,
            coalesce('"' || case_id || '"', 'null'),
            coalesce('"' || encode(justification_hash, 'hex') || '"',
              to_json(justification)::text, 'null'),
            coalesce(to_json(recipient)::text, 'null')) as line
        from ledger_leaf as leaf left join ledger_entry on seq = leaf.entry_seq
        where leaf.index >= ${from} and leaf.index < ${behind}
        order by leaf.index
      ) as read
    `.execute(tx);
    return rows[0];
  });
  return { lines: part?.lines?.split("\n") ?? [], more: part?.more ?? false };
}

/** Members of a line; those of an entry that is gone are not there. */
const wholeLine = 15;

function leafOfLine(line: string): PlacedLeaf {
  const members = line.split("\t");
  const [index = "", seq = "", leaf = "", justificationHolds, salt = ""] = members;
  return {
    index: Number(index),
    seq: Number(seq),
    leaf,
    now: members.length === wholeLine ? hashOf(salt, canonicalLine(members)) : null,
    justificationHolds: justificationHolds === "t",
  };
}

function canonicalLine(members: readonly string[]): string {
  const [, , , , , at = "", act = "", actorId = "", actorType = "", ...rest] = members;
  const [objectId = "", objectType = "", facts = "", caseId = "", justification = "", to = ""] =
    rest;
  return canonicalOf({
    at: `"${instantOf(at)}"`,
    act,
    actorId,
    actorType,
    objectId,
    objectType,
    facts: canonicalJson(JSON.parse(facts)),
    caseId,
    justification,
    recipient: to,
  });
}

/**
 * `2026-11-22 09:17:37.44` in ISO 8601 to the millisecond, as it was hashed; what is more exact than the
 * ledger writes was changed, and stays as it is.
 */
function instantOf(at: string): string {
  const [day = "", time = ""] = at.split(" ");
  const [seconds = "", fraction = ""] = time.split(".");
  return `${day}T${seconds}.${fraction.padEnd(3, "0")}Z`;
}

let scratch = Buffer.alloc(4_096);

/** SHA-256 (hex) over 0x00, the salt and the canonical entry. */
function hashOf(salt: string, text: string): string {
  const most = 1 + salt.length / 2 + 3 * text.length;
  if (scratch.length < most) scratch = Buffer.alloc(most);
  const saltEnd = 1 + scratch.write(salt, 1, "hex");
  const end = saltEnd + scratch.write(text, saltEnd);
  return hash("sha256", scratch.subarray(0, end), "hex");
}
