import { sql } from "kysely";
import { openStore } from "../../store/store.ts";

/**
 * Lets nothing into the queue of matching, so that an import is measured alone.
 * @param ownerUrl connection of the role that owns the tables
 */
export async function keepMatchingIdle(ownerUrl: string): Promise<void> {
  const store = openStore(ownerUrl, 1);
  await store.transaction({ type: "system", name: "benchmark" }, async (tx) => {
    await sql`
      create function nothing_queued() returns trigger language plpgsql
      as 'begin return null; end'`.execute(tx);
    await sql`
      create trigger nothing_queued before insert on matching_queue
      for each row execute function nothing_queued()`.execute(tx);
  });
  await store.close();
}
