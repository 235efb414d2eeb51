import { newId } from "@entente/model";
import { sql } from "kysely";
import type { KeptComparison, KeptLevel } from "../../store/tables/duplicates.ts";
import type { Transaction } from "../../store/store.ts";
import { isMaterial } from "./comparison.ts";
import type { Setting } from "./settings.ts";

/** Two records and how much speaks for them being of the same. */
export type ScoredPair = KeptComparison & {
  /** The smaller id. */
  readonly leftId: string;
  readonly rightId: string;
  readonly kind: string;
  /** Of the model that weighed them. */
  readonly version: number;
};

/**
 * Writes down what came of looking at records.
 * @param ids the records that were looked at
 * @param pairs all pairs of theirs that are probable enough to be kept
 * @returns whether any pair is new, gone or to be decided again
 */
export async function keepPairs(
  tx: Transaction,
  ids: readonly string[],
  pairs: readonly ScoredPair[],
  settings: ReadonlyMap<string, Setting>,
): Promise<boolean> {
  const different = await heldDifferent(tx, ids);
  const proposed = pairs.filter((pair) => {
    const decided = different.get(nameOf(pair)) ?? [];
    const model = settings.get(pair.kind)?.model;
    return decided.every((levels) => model && isMaterial({ levels }, pair, model));
  });
  const gone = await dropOthers(tx, ids, proposed);
  const changed = await upsert(tx, proposed);
  return gone || changed;
}

function nameOf({ leftId, rightId }: Pick<ScoredPair, "leftId" | "rightId">): string {
  return `${leftId} ${rightId}`;
}

/**
 * On which evidence records, or any that were merged into them, were held for different from others;
 * by the pair of those they count for now.
 */
async function heldDifferent(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, KeptLevel[][]>> {
  const { rows } = await sql<{ leftId: string; rightId: string; levels: KeptLevel[] }>`
    with family as (
      select id from record where id = any(${sql.val([...ids])}::uuid[])
      union all
      select id from record where merged_into = any(${sql.val([...ids])}::uuid[])
    ), held as (
      select id, left_id, right_id, levels from duplicate_pair
      where state = 'different' and left_id in (select id from family)
      union
      select id, left_id, right_id, levels from duplicate_pair
      where state = 'different' and right_id in (select id from family)
    )
    select held.levels,
      least(coalesce(one.merged_into, one.id), coalesce(other.merged_into, other.id)) as "leftId",
      greatest(coalesce(one.merged_into, one.id), coalesce(other.merged_into, other.id)) as "rightId"
    from held
    join record one on one.id = held.left_id
    join record other on other.id = held.right_id`.execute(tx);
  const byPair = Map.groupBy(rows, nameOf);
  return new Map([...byPair].map(([name, held]) => [name, held.map(({ levels }) => levels)]));
}

/** Drops the undecided pairs of records that are not among those kept. */
async function dropOthers(
  tx: Transaction,
  ids: readonly string[],
  kept: readonly ScoredPair[],
): Promise<boolean> {
  const result = await tx
    .deleteFrom("duplicate_pair")
    .where("state", "in", ["open", "later"])
    .where((eb) =>
      eb.or([
        sql<boolean>`left_id = any(${sql.val([...ids])}::uuid[])`,
        sql<boolean>`right_id = any(${sql.val([...ids])}::uuid[])`,
      ]),
    )
    .where(
      sql<boolean>`(left_id, right_id) not in (select * from unnest(
        ${sql.val(kept.map((pair) => pair.leftId))}::uuid[],
        ${sql.val(kept.map((pair) => pair.rightId))}::uuid[]))`,
    )
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Keeps pairs; one that was decided is open again, and the decision is no evidence any more. */
async function upsert(tx: Transaction, pairs: readonly ScoredPair[]): Promise<boolean> {
  if (pairs.length === 0) return false;
  const rows = pairs
    .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
    .map((pair) => ({ id: newId(), ...pair }));
  await sql`
    delete from linkage_decision using duplicate_pair pair
    where pair_id = pair.id and pair.state in ('same', 'different')
      and (pair.left_id, pair.right_id) in (select * from unnest(
        ${sql.val(rows.map((pair) => pair.leftId))}::uuid[],
        ${sql.val(rows.map((pair) => pair.rightId))}::uuid[]))`.execute(tx);
  const { rows: outcome } = await sql<{ fresh: boolean }>`
    insert into duplicate_pair
      (id, left_id, right_id, kind, bits, probability, levels, model_version, found_at)
    select id, "leftId", "rightId", kind, bits, probability, levels, version, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as pair(
      id uuid, "leftId" uuid, "rightId" uuid, kind text, bits double precision,
      probability double precision, levels jsonb, version int)
    on conflict (left_id, right_id) do update set
      bits = excluded.bits, probability = excluded.probability, levels = excluded.levels,
      model_version = excluded.model_version,
      state = case when duplicate_pair.state = 'later' then 'later' else 'open' end,
      reason = null, kept_id = null,
      decided_by = case when duplicate_pair.state = 'later' then duplicate_pair.decided_by end,
      decided_at = case when duplicate_pair.state = 'later' then duplicate_pair.decided_at end
    where (duplicate_pair.bits, duplicate_pair.levels, duplicate_pair.state)
      is distinct from (excluded.bits, excluded.levels, 'open')
    returning true as fresh`.execute(tx);
  return outcome.length > 0;
}
