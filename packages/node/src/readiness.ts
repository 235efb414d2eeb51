import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Readiness } from "./http/operation-routes.ts";
import type { StaticPages } from "./http/static-pages.ts";
import { takesChanges } from "./jobs/presence.ts";
import { migrations } from "./store/migrations/index.ts";
import type { Store } from "./store/store.ts";

const patienceMs = 3_000;

/**
 * Whether a node can be given work: its database answers, takes changes and has all
 * migrations, its pages are there, and it is not stopping.
 */
export function createReadiness(parts: {
  store: Store;
  pages: StaticPages;
  stopping: AbortSignal;
}): Readiness {
  const { store, pages, stopping } = parts;
  return async () => {
    const database = (await inTime(store.isUp())) && (await inTime(takesChanges(store)));
    return {
      database,
      migrations: database && (await inTime(isMigrated(store))),
      pages: await pages.areThere(),
      open: !stopping.aborted,
    };
  };
}

async function isMigrated(store: Store): Promise<boolean> {
  const { rows } = await store.transaction({ type: "system", name: "readiness" }, (tx) =>
    sql<{ name: string }>`select name from kysely_migration`.execute(tx),
  );
  const done = new Set(rows.map(({ name }) => name));
  return Object.keys(migrations).every((name) => done.has(name));
}

/** A database that does not answer in time is as good as none. */
function inTime(check: Promise<boolean>): Promise<boolean> {
  const late = pause(patienceMs, false, { ref: false });
  return Promise.race([check.catch(() => false), late]);
}
