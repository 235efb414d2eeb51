import type { KeyType } from "@entente/match";
import { newId } from "@entente/model";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";

/** A hit as it is kept: one record of this node and one handle of the partner's. */
export type KeptHit = {
  recordId: string;
  handle: Buffer;
  keyTypes: readonly KeyType[];
  strength: number;
  silent: boolean;
  /** Whether the partner has just proved that it holds the same values. */
  proven: boolean;
};

/**
 * Keeps hits, no two of them on the same pair. What was decided on one stays, unless it had been
 * withdrawn: then it is new again.
 * @param rewrite whether the keys and strength of a hit that stands are written anew
 * @returns the hits' ids, in their order
 */
export async function keepHits(
  tx: Transaction,
  agreement: KeptAgreement,
  hits: readonly KeptHit[],
  now: Date,
  rewrite: "always" | "if-new",
): Promise<string[]> {
  if (hits.length === 0) return [];
  const revived = sql`(hit.state = 'withdrawn')`;
  const again = rewrite === "always" ? sql`true` : revived;
  const { rows } = await sql<{ id: string; record_id: string; partner_handle: Buffer }>`
    insert into hit (id, agreement_id, partner_id, record_id, partner_handle, key_types, strength,
      silent, acknowledged, state, found_at, updated_at)
    select id, ${agreement.id}::uuid, ${agreement.partner.id}, record_id, partner_handle,
      string_to_array(key_types, ' '), strength, silent, proven, 'new',
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${sql.val(hits.map(() => newId(now.getTime())))}::uuid[],
      ${sql.val(hits.map((hit) => hit.recordId))}::uuid[],
      ${sql.val(hits.map((hit) => hit.handle))}::bytea[],
      ${sql.val(hits.map((hit) => hit.keyTypes.join(" ")))}::text[],
      ${sql.val(hits.map((hit) => hit.strength))}::double precision[],
      ${sql.val(hits.map((hit) => hit.silent))}::boolean[],
      ${sql.val(hits.map((hit) => hit.proven))}::boolean[]
    ) as found (id, record_id, partner_handle, key_types, strength, silent, proven)
    on conflict (agreement_id, record_id, partner_handle) do update set
      key_types = case when ${again} then excluded.key_types else hit.key_types end,
      strength = case when ${again} then excluded.strength else hit.strength end,
      silent = excluded.silent,
      confirmed_by = case when ${revived} then null else hit.confirmed_by end,
      dismissed_reason = case when ${revived} then null else hit.dismissed_reason end,
      partner_decision = case when ${revived} then null else hit.partner_decision end,
      partner_contact = case when ${revived} then null else hit.partner_contact end,
      acknowledged = excluded.acknowledged or (hit.acknowledged and not ${revived}),
      found_at = case when ${revived} then excluded.found_at else hit.found_at end,
      state = case when ${revived} then 'new' else hit.state end,
      updated_at = excluded.updated_at
    returning id, record_id, partner_handle`.execute(tx);
  const idOf = new Map(rows.map((row) => [pairOf(row.record_id, row.partner_handle), row.id]));
  return hits.map((hit) => idOf.get(pairOf(hit.recordId, hit.handle))!);
}

/** Names the pair of records that a hit is about. */
export function pairOf(recordId: string, handle: Uint8Array): string {
  return `${recordId}/${Buffer.from(handle).toString("hex")}`;
}

/**
 * Lets one transaction after the other find or take hits under an agreement: of two at once, one that
 * adds to the partner's list and one that adds own keys, neither would see what the other has not yet
 * committed; and two that keep many hits would wait for each other.
 */
export async function waitForOthers(tx: Transaction, agreementId: string): Promise<void> {
  const name = `entente hits ${agreementId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
