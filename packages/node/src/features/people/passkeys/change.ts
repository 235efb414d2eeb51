import { appendToLedger } from "../../../ledger/ledger.ts";
import type { Transaction } from "../../../store/store.ts";

/** What became of a change of a passkey. */
export type PasskeyChange = { ok: true } | { ok: false; reason: "passkey-not-found" };

/** Gives a passkey of a user another name. */
export async function renamePasskey(
  tx: Transaction,
  userId: string,
  id: string,
  name: string,
): Promise<PasskeyChange> {
  const row = await tx
    .updateTable("passkey")
    .set({ name })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .returning("id")
    .executeTakeFirst();
  return row ? { ok: true } : { ok: false, reason: "passkey-not-found" };
}

/**
 * Takes passkeys from a user.
 * @param id one of them; without it all
 * @returns how many there were
 */
export async function removePasskeys(
  tx: Transaction,
  userId: string,
  id?: string,
): Promise<number> {
  const all = tx.deleteFrom("passkey").where("user_id", "=", userId);
  const removed = await (id === undefined ? all : all.where("id", "=", id))
    .returning("id")
    .execute();
  if (removed.length > 0)
    await appendToLedger(tx, [
      {
        act: "administration",
        object: { type: "user", id: userId },
        facts: { act: "passkeys-removed", passkeys: removed.length },
      },
    ]);
  return removed.length;
}
