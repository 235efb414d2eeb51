import type { Transaction } from "../../store/store.ts";

/** The hash of a user's password; null when there is none. Needs sight of everything. */
export async function passwordHashOf(tx: Transaction, userId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("user_password")
    .select("hash")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Keeps the hash of a user's password in the place of the one before. Needs sight of everything. */
export async function keepPasswordHash(
  tx: Transaction,
  userId: string,
  hash: string,
): Promise<void> {
  await tx
    .insertInto("user_password")
    .values({ user_id: userId, hash })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ hash }))
    .execute();
}
