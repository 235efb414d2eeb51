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
 * Keeps a hit. What was decided on it stays, unless it had been withdrawn: then it is new again.
 * @param rewrite whether the keys and strength of a hit that stands are written anew
 * @returns the hit's id
 */
export async function keepHit(
  tx: Transaction,
  agreement: KeptAgreement,
  hit: KeptHit,
  now: Date,
  rewrite: "always" | "if-new",
): Promise<string> {
  const revived = sql`(hit.state = 'withdrawn')`;
  const again = rewrite === "always" ? sql`true` : revived;
  const { rows } = await sql<{ id: string }>`
    insert into hit (id, agreement_id, partner_id, record_id, partner_handle, key_types, strength,
      silent, acknowledged, state, found_at, updated_at)
    values (${newId(now.getTime())}, ${agreement.id}, ${agreement.partner.id}, ${hit.recordId},
      ${hit.handle}, ${sql.val([...hit.keyTypes])}, ${hit.strength}, ${hit.silent}, ${hit.proven},
      'new', ${now}, ${now})
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
    returning id`.execute(tx);
  return rows[0]!.id;
}
