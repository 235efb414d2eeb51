import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { notify } from "../../jobs/signals.ts";
import { matchingAgreements } from "./agreements.ts";
import { lockKeys } from "./compute-keys.ts";
import { taggingChannel } from "./queues.ts";

/**
 * Queues the records that were there before an agreement, or before its present version, so that a
 * partner who joins late matches all of them and not only those that change from then on. Records that
 * left the scope are queued too: their tags have to go.
 */
export function backfill(node: NodeContext): Promise<void> {
  return node.store.transaction({ type: "system", name: "matching" }, async (tx) => {
    const agreements = await tx
      .selectFrom("agreement")
      .select(["terms", "backfilled_version"])
      .where("suspended", "is", null)
      .execute();
    if (agreements.every((row) => row.backfilled_version === row.terms.version)) return;
    // Keys that are being computed for the agreements known before are waited for.
    await lockKeys(tx);
    for (const { id, terms } of await matchingAgreements(node, tx)) {
      const { numUpdatedRows } = await tx
        .updateTable("agreement")
        .set({ backfilled_version: terms.version })
        .where("id", "=", id)
        .where("backfilled_version", "is distinct from", terms.version)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) continue;
      await sql`
        insert into tagging_queue (agreement_id, side, record_id, bulk)
        select ${id}::uuid, side, record_id, true
        from (
          select id as record_id from record
            where kind = any(${sql.val(terms.kinds)}) and merged_into is null
              and originator = ${node.authority.id}
          union select record_id from own_tag where agreement_id = ${id}
          union select record_id from query_tag where agreement_id = ${id}
        ) as affected, unnest(array['list', 'query']) side
        on conflict (agreement_id, side, record_id) do update set
          revision = tagging_queue.revision + 1, claimed_until = null,
          claimed_by = null`.execute(tx);
      await notify(tx, taggingChannel);
    }
  });
}
