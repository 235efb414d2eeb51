import type { NodeConfig } from "../config/config.ts";
import { inWords } from "../database.ts";
import { migrate, openStore, type Store } from "../store/store.ts";
import { reachDatabase, type ReachedDatabase } from "./open-database.ts";
import { Refused } from "./refusal.ts";
import { readSchemaState } from "./schema-state.ts";

/**
 * Does something with a node's database, which must be at the schema of this version: an empty one
 * is made so, any other is left to the node itself, which another version may be running.
 * @throws Refused, StartError or EmbeddedPostgresError in words
 */
export async function withStore<T>(
  config: NodeConfig,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const database = await reachDatabase(config);
  const store = openStore(database.url, 2);
  try {
    await inWords(() => needNewestSchema(store, database));
    return await work(store);
  } finally {
    await store.close();
    await database.close();
  }
}

async function needNewestSchema(store: Store, { owner }: ReachedDatabase): Promise<void> {
  const schema = await readSchemaState(store);
  if (schema.state === "newest") return;
  if (schema.state === "empty" && owner) return migrate(owner.url, owner.appRole);
  if (schema.state === "newer")
    throw new Refused(
      "schema-newer",
      `The database is of a newer version of Entente (${schema.names.join(", ")}): use that version.`,
    );
  throw new Refused(
    "schema-older",
    "The database is not yet at the schema of this version: start the node once with this version, then call the command again.",
  );
}
