import type { Selectable } from "kysely";
import type { PasskeyTable } from "../../../store/tables/people.ts";
import type { Transaction } from "../../../store/store.ts";

/** A passkey as its owner sees it. */
export type PasskeyRow = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Whether it is kept by a service that copies it among devices. */
  readonly backedUp: boolean;
};

/** The passkeys of a user, the oldest first. */
export async function listPasskeys(tx: Transaction, userId: string): Promise<PasskeyRow[]> {
  return (await passkeysOf(tx, userId)).map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    backedUp: row.backed_up,
  }));
}

/** The passkeys of a user as they are kept. */
export function passkeysOf(tx: Transaction, userId: string): Promise<Selectable<PasskeyTable>[]> {
  return tx
    .selectFrom("passkey")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** The passkey with a credential id. */
export function passkeyById(tx: Transaction, id: string) {
  return tx.selectFrom("passkey").selectAll().where("id", "=", id).executeTakeFirst();
}
