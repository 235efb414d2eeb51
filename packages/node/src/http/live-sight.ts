import { sql } from "kysely";
import type { Store, Transaction } from "../store/store.ts";
import type { LiveEvent, LiveMessage } from "./live-events.ts";

/** Which of these events a user may be told: those of what is open to them. */
export type LiveSight = (
  userId: string,
  events: readonly LiveMessage[],
) => Promise<readonly LiveMessage[]>;

/** Where the ids of each type stand; what stands there is open to some users alone. */
const places: Partial<Record<LiveEvent["type"], readonly string[]>> = {
  hit: ["hit.id"],
  request: ["request.id", "outside_request.id", "request_copy.request_id"],
  record: ["record.id"],
  recall: ["recall.id", "outstanding_copy.id"],
  consent: ["consent.id"],
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Asks the database, as the user, what an event is about: of what is hidden from them not even the id
 * is told, nor that something has happened to it. Events about no row of these are for everybody.
 */
export function createLiveSight(store: Pick<Store, "transaction">): LiveSight {
  return async (userId, events) => {
    const asked = Map.groupBy(
      events.filter(({ type, id }) => places[type] && uuid.test(id)),
      ({ type }) => type,
    );
    if (asked.size === 0) return events;
    const open = await store.transaction({ type: "user", userId }, async (tx) => {
      const found = new Set<string>();
      for (const [type, some] of asked)
        for (const place of places[type] ?? [])
          for (const id of await idsIn(tx, place, some)) found.add(`${type} ${id}`);
      return found;
    });
    return events.filter(
      ({ type, id }) => !places[type] || !uuid.test(id) || open.has(`${type} ${id}`),
    );
  };
}

async function idsIn(
  tx: Transaction,
  place: string,
  events: readonly LiveMessage[],
): Promise<string[]> {
  const [table = "", column = ""] = place.split(".");
  const ids = events.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select ${sql.ref(column)} as id from ${sql.table(table)}
    where ${sql.ref(column)} = any(${ids}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}
