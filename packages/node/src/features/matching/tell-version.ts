import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { matchingAgreements } from "./agreements.ts";
import { sendDeltas } from "./send-deltas.ts";
import { matchingStream } from "./stream.ts";

/** A list that does not change is told of this often. */
const silence = "1 hour";
const actor = { type: "system", name: "matching" } as const;

/**
 * Sends a change that changes nothing of each list that was begun and of which nothing was sent for an
 * hour: its version shows the partner, or by the partner's answer this node, that a database has gone
 * back in time.
 */
export async function tellVersions(node: NodeContext): Promise<void> {
  const ids = await node.store.transaction(actor, silentLists);
  for (const id of ids)
    await node.store.transaction(actor, async (tx) => {
      const [agreement] = await matchingAgreements(node, tx, id);
      if (!agreement) return;
      await sql`select from agreement where id = ${id} for no key update`.execute(tx);
      // Another server of this node may just have done it.
      if ((await silentLists(tx)).includes(id))
        await sendDeltas(node, tx, agreement, { entries: [], removed: [] });
    });
}

async function silentLists(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select agreement.id from agreement
    where ended_at is null and list_version > 0 and not exists (
      select from outbox
      where outbox.partner_id = agreement.partner_id
        and outbox.stream = ${matchingStream("")} || agreement.id
        and outbox.type = 'list.delta'
        and (delivered_at > now() - ${silence}::interval
          or failed_at > now() - ${silence}::interval
          or delivered_at is null and failed_at is null)
    )`.execute(tx);
  return rows.map((row) => row.id);
}
