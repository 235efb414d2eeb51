import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { isUnclaimed } from "../../jobs/presence.ts";
import { notify } from "../../jobs/signals.ts";
import type { Transaction } from "../../store/store.ts";

/** Wakes the tagging of keys; the payload says which lanes, see {@link isFor}. */
export const taggingChannel = "entente_tagging";

/** The two uses of a key under an agreement: in this node's list, or as a query of the partner's. */
export type Side = "list" | "query";

/** A record claimed for tagging, with the state of the queue it was claimed in. */
export type Claim = { recordId: string; revision: number };

/** A stream of work: one agreement, one side, bulk or single changes. */
export type Lane = { agreementId: string; side: Side; bulk: boolean };

/** Longer than a batch takes; where a server was killed, it is missed long before. */
const leaseSeconds = 60;

/** Queues records for tagging under an agreement, on both sides. */
export async function queueForTagging(
  tx: Transaction,
  agreementId: string,
  recordIds: readonly string[],
  bulk: boolean,
): Promise<void> {
  if (recordIds.length === 0) return;
  await sql`
    insert into tagging_queue (agreement_id, side, record_id, bulk)
    select ${agreementId}::uuid, side, record_id, ${bulk}
    from unnest(${sql.val([...recordIds].toSorted())}::uuid[]) record_id,
      unnest(array['list', 'query']) side
    on conflict (agreement_id, side, record_id) do update set
      revision = tagging_queue.revision + 1, bulk = tagging_queue.bulk and excluded.bulk,
      claimed_until = null, claimed_by = null`.execute(tx);
  await notify(tx, taggingChannel, `${agreementId} ${bulk ? "bulk" : "single"}`);
}

/**
 * Whether a notification is for a lane. Records queued as bulk may have been single ones already, so
 * they wake both; one without payload wakes all.
 */
export function isFor(payload: string, lane: Lane): boolean {
  const [agreementId, size] = payload.split(" ");
  return payload === "" || (agreementId === lane.agreementId && (size === "bulk" || !lane.bulk));
}

/** Claims up to `limit` records of a lane for this server; a claim that is not finished ends by itself. */
export async function claim(tx: Transaction, lane: Lane, limit: number): Promise<Claim[]> {
  const { rows } = await sql<{ record_id: string; revision: number }>`
    update tagging_queue set claimed_until = now() + make_interval(secs => ${leaseSeconds}),
      claimed_by = ${tx.server}
    where agreement_id = ${lane.agreementId} and side = ${lane.side} and record_id in (
      select record_id from tagging_queue
      where agreement_id = ${lane.agreementId} and side = ${lane.side} and bulk = ${lane.bulk}
        and ${isUnclaimed}
      order by queued_at limit ${limit} for update skip locked)
    returning record_id, revision`.execute(tx);
  return rows.map((row) => ({ recordId: row.record_id, revision: row.revision }));
}

/**
 * Those of the claims whose records have not been queued again since, locked until the transaction
 * ends. For the others somebody else works, or will, on newer keys: nothing must be written.
 */
export async function stillHeld(
  tx: Transaction,
  lane: Lane,
  claims: readonly Claim[],
): Promise<Claim[]> {
  const { rows } = await sql<{ record_id: string }>`
    select record_id from tagging_queue join unnest(
      ${sql.val(claims.map((claimed) => claimed.recordId))}::uuid[],
      ${sql.val(claims.map((claimed) => claimed.revision))}::bigint[]) as claimed(record_id, revision)
      using (record_id, revision)
    where agreement_id = ${lane.agreementId} and side = ${lane.side}
    order by record_id for update of tagging_queue`.execute(tx);
  const held = new Set(rows.map((row) => row.record_id));
  return claims.filter((claimed) => held.has(claimed.recordId));
}

/** Ends claims whose records have not been queued again since. */
export async function finish(tx: Transaction, lane: Lane, claims: readonly Claim[]): Promise<void> {
  await sql`
    delete from tagging_queue using unnest(
      ${sql.val(claims.map((claimed) => claimed.recordId))}::uuid[],
      ${sql.val(claims.map((claimed) => claimed.revision))}::bigint[]) as done(record_id, revision)
    where agreement_id = ${lane.agreementId} and side = ${lane.side}
      and tagging_queue.record_id = done.record_id
      and tagging_queue.revision = done.revision`.execute(tx);
}

/**
 * Works on claims, and gives them back at once when that fails or is stopped.
 * @throws what the work throws
 */
export async function orGiveBack<T>(
  node: Pick<NodeContext, "store" | "log">,
  lane: Lane,
  claims: readonly Claim[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await node.store
      .transaction({ type: "system", name: "matching" }, (tx) => postpone(tx, lane, claims, 0))
      .catch((fault: unknown) => node.log.error({ err: fault }, "claims were not given back"));
    throw error;
  }
}

/** Those among the records whose keys are still to be looked up at the partner's, or to be given up. */
export async function waitingForQuery(
  tx: Transaction,
  agreementId: string,
  recordIds: readonly string[],
): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("tagging_queue")
    .select("record_id")
    .where("agreement_id", "=", agreementId)
    .where("side", "=", "query")
    .where("record_id", "in", [...new Set(recordIds)])
    .execute();
  return new Set(rows.map((row) => row.record_id));
}

/** Gives claims back, to be taken up again after `seconds`. */
export async function postpone(
  tx: Transaction,
  lane: Lane,
  claims: readonly Claim[],
  seconds: number,
): Promise<void> {
  await sql`
    update tagging_queue set claimed_until = now() + make_interval(secs => ${seconds}),
      claimed_by = null
    where agreement_id = ${lane.agreementId} and side = ${lane.side}
      and (record_id, revision) in (select * from unnest(
        ${sql.val(claims.map((claimed) => claimed.recordId))}::uuid[],
        ${sql.val(claims.map((claimed) => claimed.revision))}::bigint[]))`.execute(tx);
}
