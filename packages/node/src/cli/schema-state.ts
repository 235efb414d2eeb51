import { sql } from "kysely";
import { migrations } from "../store/migrations/index.ts";
import type { Store } from "../store/store.ts";
import { commandLine } from "./change.ts";

/** How a database's schema stands to this version of Entente. */
export type SchemaState =
  | { readonly state: "newest" }
  | { readonly state: "empty" }
  /** It lacks the migrations `names`. */
  | { readonly state: "older"; readonly names: readonly string[] }
  /** This version does not know its migrations `names`. */
  | { readonly state: "newer"; readonly names: readonly string[] };

/** Compares the migrations that a database has seen with those of this version. */
export async function readSchemaState(store: Store): Promise<SchemaState> {
  return store.transaction(commandLine, async (tx) => {
    const found = await sql<{ there: boolean }>`
      select to_regclass('kysely_migration') is not null as there`.execute(tx);
    if (!found.rows[0]?.there) return { state: "empty" };
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(tx);
    const done = new Set(rows.map(({ name }) => name));
    const known = Object.keys(migrations);
    const newer = [...done].filter((name) => !known.includes(name));
    if (newer.length > 0) return { state: "newer", names: newer };
    const missing = known.filter((name) => !done.has(name));
    return missing.length > 0 ? { state: "older", names: missing } : { state: "newest" };
  });
}
