import { sql } from "kysely";
import type { z } from "@hono/zod-openapi";
import type { Transaction } from "../../store/store.ts";
import type { earlierSchema } from "./schemas.ts";

/** Another request about the same thing with the same partner. */
export type Earlier = z.infer<typeof earlierSchema>;

/** A request that was answered less long ago than this asks the same thing as one that comes now. */
const duplicateDays = 30;

const mostEarlier = 50;

/**
 * Other requests on a record, or on what was merged with it, to or from a partner, newest first: over
 * the link and, entered by hand, over other channels.
 * @param about.except a request that is not to be among them
 */
export async function earlierExchanges(
  tx: Transaction,
  about: { recordId: string; partnerId: string; except?: string },
  now: Date,
): Promise<Earlier[]> {
  const { rows } = await sql<{
    type: Earlier["type"];
    id: string;
    at: Date;
    state: string;
    reference: string | null;
    channel: string | null;
    statements: number | null;
    answered_at: Date | null;
  }>`
    with family as (
      select id from record
      where coalesce(merged_into, id) =
        (select coalesce(merged_into, id) from record where id = ${about.recordId})
    )
    select direction as type, id, coalesce(received_at, created_at) as at, state,
      null as reference, null as channel, statements_disclosed as statements, answered_at
    from request
    where partner_id = ${about.partnerId} and record_id in (select id from family)
      and id is distinct from ${about.except ?? null}::uuid
    union all
    select 'outside', id, received_at, case when closed_at is null then 'open' else 'closed' end,
      reference, channel, null, closed_at
    from outside_request
    where partner_id = ${about.partnerId} and record_id in (select id from family)
      and id is distinct from ${about.except ?? null}::uuid
    order by at desc, id desc limit ${mostEarlier}`.execute(tx);
  const since = now.getTime() - duplicateDays * 24 * 3_600_000;
  return rows.map((row) => {
    const open = ["sent", "received", "open"].includes(row.state);
    const lately = row.answered_at !== null && row.answered_at.getTime() >= since;
    return {
      type: row.type,
      id: row.id,
      at: row.at.toISOString(),
      state: row.state,
      open,
      reference: row.reference,
      channel: row.channel,
      statements: row.statements,
      answeredAt: row.answered_at?.toISOString() ?? null,
      duplicate: open || lately,
    };
  });
}
