import { sql } from "kysely";
import type { Store, Transaction } from "../store/store.ts";

const actor = { type: "system", name: "ledger" } as const;

/**
 * Thins out the own checkpoints that are older than 30 days to one a day, the last of each day in UTC;
 * those that something names stay. The entries, and what partners keep, are untouched.
 * @returns how many went
 */
export function thinCheckpoints(store: Store): Promise<number> {
  return store.transaction(actor, async (tx) => {
    const { rows } = await sql<{ thinned: number }>`
      select entente_thin_checkpoints() as thinned`.execute(tx);
    return rows[0]?.thinned ?? 0;
  });
}

/**
 * Keeps the checkpoints of this size from being thinned out, in the place of what the name stood for.
 * @param name `partner/ID` of what a partner verified last, `export/…` of what left with an export
 */
export async function nameCheckpoint(tx: Transaction, name: string, size: number): Promise<void> {
  await tx
    .insertInto("named_checkpoint")
    .values({ name, size })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ size }))
    .execute();
}
