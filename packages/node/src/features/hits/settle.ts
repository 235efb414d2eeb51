import { strengthOf, type KeyType } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { notifyLiveOfAll } from "../../http/live-events.ts";
import type { Transaction } from "../../store/store.ts";
import type { KeptAgreement } from "../agreements/kept-agreements.ts";
import { waitingForQuery } from "../matching/queues.ts";
import { keepHits, pairOf, waitForOthers } from "./keep.ts";
import { sendNotices } from "./send-notices.ts";

/** Records of this node, or handles of the partner's, whose meetings may have changed. */
export type Touched = { recordIds: readonly string[] } | { handles: readonly Buffer[] };

/** One of this node's records and one of the partner's, with the keys in which they meet. */
type Meeting = {
  recordId: string;
  handle: Buffer;
  keyTypes: KeyType[];
  tags: Buffer[];
  silent: boolean;
};

/**
 * Finds, at home, where this node's evaluated keys meet the partner's list among what was touched: new
 * hits that are strong enough are kept and notified, grown ones updated, and those that no longer
 * hold are withdrawn. The partner hears nothing of hits on silent records.
 */
export async function settleHits(
  node: NodeContext,
  tx: Transaction,
  agreement: KeptAgreement,
  touched: Touched,
): Promise<void> {
  await waitForOthers(tx, agreement.id);
  const meetings = await meetingsOf(tx, agreement, touched);
  const strong = meetings
    .map((meeting) => ({ ...meeting, strength: strengthOf(meeting.keyTypes).bits }))
    .filter((meeting) => meeting.strength >= agreement.terms.hitThreshold);
  const known = await knownHits(tx, agreement.id, touched);
  const stillThere = new Set(strong.map((meeting) => pairOf(meeting.recordId, meeting.handle)));
  // What is about to be looked up anew may be a value that the record has lost: it is settled then.
  const waiting =
    "handles" in touched
      ? await waitingForQuery(
          tx,
          agreement.id,
          strong.map((meeting) => meeting.recordId),
        )
      : new Set<string>();
  const found = strong.filter((meeting) => {
    if (waiting.has(meeting.recordId)) return false;
    const hit = known.get(pairOf(meeting.recordId, meeting.handle));
    return !hit || !isAsBefore(hit, meeting);
  });
  const ids = await keepHits(
    tx,
    agreement,
    found.map((meeting) => ({ ...meeting, proven: false })),
    node.now(),
    "always",
  );
  const noticed = found.map((meeting, index) => ({ ...meeting, hitId: ids[index]! }));
  await sendNotices(
    node,
    tx,
    agreement,
    noticed.filter((meeting) => !meeting.silent),
  );
  await notifyLiveOfAll(tx, "hit", ids);
  const gone = [...known.values()].filter(
    (hit) =>
      hit.state !== "withdrawn" &&
      hit.settled &&
      !stillThere.has(pairOf(hit.record_id, hit.partner_handle)),
  );
  await withdraw(
    tx,
    gone.map((hit) => hit.id),
    node.now(),
  );
}

/** Whether a hit that stands says already what is known of it now. */
function isAsBefore(
  hit: { key_types: string[]; silent: boolean; state: string },
  meeting: Meeting,
): boolean {
  const before = new Set(hit.key_types);
  return (
    hit.state !== "withdrawn" &&
    hit.silent === meeting.silent &&
    before.size === meeting.keyTypes.length &&
    meeting.keyTypes.every((type) => before.has(type))
  );
}

async function meetingsOf(
  tx: Transaction,
  agreement: KeptAgreement,
  touched: Touched,
): Promise<Meeting[]> {
  const { rows } = await sql<{
    record_id: string;
    handle: Buffer;
    key_type: KeyType;
    tag: Buffer;
  }>`
    select query_tag.record_id, partner_tag.handle, query_tag.key_type, query_tag.tag
    from query_tag join partner_tag using (agreement_id, tag)
    where agreement_id = ${agreement.id} and ${touchedBy(touched)}`.execute(tx);
  const usable = await uncrowded(tx, agreement, rows);
  const silent = await silentAmong(tx, [...new Set(usable.map((row) => row.record_id))]);
  const pairs = Map.groupBy(usable, (row) => pairOf(row.record_id, row.handle));
  return [...pairs.values()].map((group) => ({
    recordId: group[0]!.record_id,
    handle: group[0]!.handle,
    keyTypes: [...new Set(group.map((row) => row.key_type))],
    tags: group.map((row) => row.tag),
    silent: silent.has(group[0]!.record_id),
  }));
}

/** Leaves out the tags that too many records hold, on either side. */
async function uncrowded<T extends { tag: Buffer }>(
  tx: Transaction,
  agreement: KeptAgreement,
  rows: readonly T[],
): Promise<T[]> {
  const tags = [...new Map(rows.map((row) => [row.tag.toString("hex"), row.tag])).values()];
  const limit = agreement.terms.commonValueLimit;
  const crowded = new Set<string>();
  for (const table of ["partner_tag", "query_tag"]) {
    const found = await sql<{ tag: Buffer }>`
      select tag from ${sql.table(table)}
      where agreement_id = ${agreement.id} and tag = any(${sql.val(tags)}::bytea[])
      group by tag having count(*) > ${limit}`.execute(tx);
    for (const row of found.rows) crowded.add(row.tag.toString("hex"));
  }
  return rows.filter((row) => !crowded.has(row.tag.toString("hex")));
}

async function silentAmong(tx: Transaction, recordIds: readonly string[]): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("record")
    .select("id")
    .where("id", "in", recordIds)
    .where("silent", "=", true)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * The hits kept so far among what was touched. `settled`: both sides of the look-up are known, so that
 * its silence means something. A hit learnt from the partner's notice may be ahead of its list, or of
 * this node's own query.
 */
async function knownHits(tx: Transaction, agreementId: string, touched: Touched) {
  const byRecord = "recordIds" in touched;
  const queried = sql`exists (select 1 from query_tag
    where agreement_id = hit.agreement_id and record_id = hit.record_id)`;
  const listed = sql`exists (select 1 from partner_tag
    where agreement_id = hit.agreement_id and handle = hit.partner_handle)`;
  const { rows } = await sql<{
    id: string;
    record_id: string;
    partner_handle: Buffer;
    key_types: string[];
    silent: boolean;
    state: string;
    settled: boolean;
  }>`
    select id, record_id, partner_handle, key_types, silent, state,
      ${byRecord ? sql`${listed} or not ${queried}` : sql`${queried} or not ${listed}`} as settled
    from hit where agreement_id = ${agreementId} and ${
      byRecord
        ? sql`record_id = any(${sql.val([...touched.recordIds])}::uuid[])`
        : sql`partner_handle = any(${sql.val([...touched.handles])}::bytea[])`
    }
    for update`.execute(tx);
  return new Map(rows.map((row) => [pairOf(row.record_id, row.partner_handle), row]));
}

async function withdraw(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("hit")
    .set({ state: "withdrawn", updated_at: now })
    .where("id", "in", ids)
    .execute();
  await notifyLiveOfAll(tx, "hit", ids);
}

function touchedBy(touched: Touched) {
  return "recordIds" in touched
    ? sql`query_tag.record_id = any(${sql.val([...touched.recordIds])}::uuid[])`
    : sql`partner_tag.handle = any(${sql.val([...touched.handles])}::bytea[])`;
}
