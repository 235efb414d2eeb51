import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { NodeContext } from "../context.ts";
import { databaseFaultOf } from "../store/database-fault.ts";
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
  let silent = false;
  const say = async (): Promise<void> => {
    try {
      await sayAlive(store, believedSeconds);
      if (silent) log.info("the database takes changes again");
      silent = false;
    } catch (error) {
      // It will be said again and again: once is enough for the log.
      if (!silent && !stopping.signal.aborted)
        log.error(
          { err: error, fault: databaseFaultOf(error)?.code },
          "the database takes nothing",
        );
      silent = true;
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await say();
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
 * Whether what this server writes is kept: false when it lives and its last sign of life is old, as
 * when the disk is full.
 */
export function takesChanges(store: Store): Promise<boolean> {
  return store.transaction(actor, async (tx) => {
    const { rows } = await sql<{ fresh: boolean }>`
      select alive_until > now() as fresh from server_instance
      where id = ${store.server}`.execute(tx);
    return rows[0]?.fresh ?? true;
  });
}

/**
 * Whether a row may be claimed: nobody has, the claim's time is over, or its server is known to have
 * ended. For tables with the columns `claimed_until` and `claimed_by`.
 */
export const isUnclaimed = sql<boolean>`(claimed_until is null or claimed_until <= now()
  or claimed_by in (select id from server_instance where alive_until < now()))`;
