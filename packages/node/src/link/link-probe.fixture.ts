import type { MessageType, PayloadOf } from "@entente/protocol";
import { sql } from "kysely";
import { newId } from "@entente/model";
import type { Store } from "../store/store.ts";
import type { MessageHandler } from "./handlers.ts";
import type { Link } from "./link.ts";

const tester = { type: "system", name: "test" } as const;

/** A small payload that tells messages apart. */
export function clockOf(requestId: string = newId()): PayloadOf<"request.received"> {
  return { requestId, receivedAt: "2026-01-05T08:00:00Z", dueAt: "2026-01-12T08:00:00Z" };
}

/**
 * Has `request.received` taken by a handler that leaves a trace in the database, in the message's own
 * transaction, and then does what `then` says.
 */
export function traceMessages(link: Link, then?: MessageHandler<"request.received">): void {
  link.registerHandler("request.received", async (tx, envelope, payload, partner, reception) => {
    await sql`
      insert into node_setting (name, value) values (${payload.requestId}, '1')
      on conflict (name) do update set value = node_setting.value || '1'
    `.execute(tx);
    return then?.(tx, envelope, payload, partner, reception);
  });
}

/** How often each message had its effect, by request id. */
export function readTraces(store: Store): Promise<Map<string, number>> {
  return store.transaction(tester, async (tx) => {
    const rows = await tx.selectFrom("node_setting").selectAll().execute();
    return new Map(rows.map(({ name, value }) => [name, value.toString().length]));
  });
}

/** The outbox as it stands. */
export function readOutbox(store: Store) {
  return store.transaction(tester, (tx) =>
    tx.selectFrom("outbox").selectAll().orderBy("seq").execute(),
  );
}

/** The inbox as it stands. */
export function readInbox(store: Store) {
  return store.transaction(tester, (tx) =>
    tx.selectFrom("inbox").selectAll().orderBy("received_at").execute(),
  );
}

/** What the ledger says of refusals. */
export function readRefusals(store: Store) {
  return store.transaction(tester, (tx) =>
    tx.selectFrom("ledger_entry").selectAll().where("act", "=", "refused-access").execute(),
  );
}

/** Waits until something holds; the test's time limit ends a wait in vain. */
export async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until nothing waits in the outbox any more. */
export function untilSettled(store: Store) {
  return until(
    () => readOutbox(store),
    (rows) => rows.every((row) => row.delivered_at !== null || row.failed_at !== null),
  );
}

/** The type of message the tests send. */
export const tracedType = "request.received" satisfies MessageType;
