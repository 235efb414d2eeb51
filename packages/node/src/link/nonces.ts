import { sql } from "kysely";
import type { Store } from "../store/store.ts";

const keeper = { type: "system", name: "link" } as const;

/**
 * Keeps a nonce; false when the partner has used it before. Committed without waiting for the disk:
 * after a crash of the database the last instants' nonces may be forgotten, and what could then be
 * repeated is a message, which the inbox takes only once, or an evaluation within its budget.
 */
export function rememberNonce(
  store: Store,
  partnerId: string,
  nonce: string,
  until: Date,
): Promise<boolean> {
  return store.transaction(keeper, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("nonce")
      .values({ partner_id: partnerId, nonce, expires_at: until })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  });
}

/** Forgets nonces whose signatures are too old to be taken anyway. */
export async function forgetNonces(store: Store, now: Date): Promise<void> {
  await store.transaction(keeper, (tx) =>
    tx.deleteFrom("nonce").where("expires_at", "<", now).execute(),
  );
}
