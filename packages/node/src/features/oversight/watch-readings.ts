import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import { raiseAlarm, watchedSince } from "./alarms.ts";
import { findOddReadings, type Reading } from "./patterns/odd-readings.ts";

const day = 86_400_000;
/** Fewer readings than this are no pattern of any kind. */
const worthALook = 100;

/**
 * Looks whether somebody opened odd numbers of records within the last 24 hours. Those opened to
 * answer a partner's request, and pairs that the node proposed as duplicates, are not counted: nobody
 * chose them.
 */
export async function watchReadings(tx: Transaction, now: Date): Promise<void> {
  const since = new Date(now.getTime() - day);
  const { rows } = await sql<{ userId: string }>`
    select actor_id as "userId" from ledger_entry
    where act = 'consultation' and at > ${since} and object_type = 'record'
      and actor_type = 'user' and case_id is null
    group by actor_id having count(distinct object_id) >= ${worthALook}`.execute(tx);
  for (const { userId } of rows) {
    const readings = await readingsOf(tx, userId, await watchedSince(tx, userId, since));
    const odd = findOddReadings(readings);
    if (!odd) continue;
    const { pattern, ...evidence } = odd;
    const stops = pattern === "records-without-case";
    await raiseAlarm(tx, { pattern, subject: { type: "user", id: userId }, stops, evidence }, now);
  }
}

async function readingsOf(tx: Transaction, userId: string, since: Date): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select object_id as "recordId", case_id as "caseId", justification from ledger_entry
    where act = 'consultation' and at > ${since} and object_type = 'record' and actor_id = ${userId}
      and facts ->> 'request' is null
      and facts ->> 'duplicate' is null`.execute(tx);
  return rows;
}
