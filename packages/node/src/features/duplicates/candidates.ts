import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** A key that more records share than this says too little to compare all of them. */
const mostSharing = 60;

/** Two records that are worth a comparison. */
export type Candidate = { readonly id: string; readonly otherId: string };

/**
 * The records that each of these may be a duplicate of: those that share a match key with it, and
 * those it stood in a pair with until now, which may have to go.
 */
export async function candidatesOf(tx: Transaction, ids: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select own.record_id as id, unnest(sharing.ids) as "otherId"
    from match_key own
    cross join lateral (
      select array_agg(record_id) as ids from (
        select record_id from match_key
        where digest = own.digest and record_id <> own.record_id limit ${mostSharing + 1}
      ) as sharers
    ) as sharing
    where own.record_id = any(${sql.val([...ids])}::uuid[])
      and cardinality(sharing.ids) <= ${mostSharing}
    union
    select left_id, right_id from duplicate_pair
    where left_id = any(${sql.val([...ids])}::uuid[]) and state in ('open', 'later')
    union
    select right_id, left_id from duplicate_pair
    where right_id = any(${sql.val([...ids])}::uuid[]) and state in ('open', 'later')
  `.execute(tx);
  return rows;
}
