import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { NodeContext } from "../context.ts";
import type { Store } from "../store/store.ts";

/** How often a server says that it lives, and for how long it is believed. */
const everyMs = 2_000;
const believedSeconds = 8;
/** Claims end by themselves long before. */
const forgottenAfterHours = 24;

const actor = { type: "system", name: "presence" } as const;

/**
 * Says again and again that this server lives: what it has claimed is its own as long as it does, and
 * free for others within seconds once it was killed, instead of at the end of its claims.
 */
export function startPresence({ store, log }: Pick<NodeContext, "store" | "log">): {
  stop: () => Promise<void>;
} {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // Where the database is away, claims live on by their own time.
      await sayAlive(store, believedSeconds).catch((error: unknown) =>
        log.debug({ err: error }, "no sign of life in the database"),
      );
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await sayAlive(store, 0).catch(() => undefined);
    },
  };
}

/**
 * Notes that this server lives for so many seconds from now, 0 when it ends, and forgets those that
 * have not been heard of for a day.
 */
export async function sayAlive(store: Store, seconds: number): Promise<void> {
  await store.transaction(actor, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    await sql`
      insert into server_instance (id, alive_until)
      values (${store.server}, now() + make_interval(secs => ${seconds}))
      on conflict (id) do update set alive_until = excluded.alive_until`.execute(tx);
    await sql`
      delete from server_instance
      where alive_until < now() - make_interval(hours => ${forgottenAfterHours})`.execute(tx);
  });
}

/**
 * Whether a row may be claimed: nobody has, the claim's time is over, or its server is known to have
 * ended. For tables with the columns `claimed_until` and `claimed_by`.
 */
export const isUnclaimed = sql<boolean>`(claimed_until is null or claimed_until <= now()
  or claimed_by in (select id from server_instance where alive_until < now()))`;
