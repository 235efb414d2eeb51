import type { SignedInUser } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { hashPassword } from "./password.ts";
import { toUser } from "./store.ts";
import { newUserSchema } from "./users.ts";

/** A user as whoever administers the node sees one. */
export type AdministeredUser = SignedInUser & {
  readonly disabled: boolean;
  readonly createdAt: Date;
};

/** What became of a change of a user. */
export type UserChange =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: "user-unknown" };

/** All users by e-mail, also those who may no longer sign in. */
export async function listAllUsers(tx: Transaction): Promise<AdministeredUser[]> {
  const rows = await tx.selectFrom("app_user").selectAll().orderBy("email").execute();
  return rows.map((row) => ({
    ...toUser(row),
    disabled: row.disabled,
    createdAt: row.created_at,
  }));
}

/** Lets a user no longer sign in, or again; sessions under way end. */
export function setDisabled(
  tx: Transaction,
  email: string,
  disabled: boolean,
): Promise<UserChange> {
  return changeUser(tx, email, { disabled }, disabled ? "user-disabled" : "user-enabled");
}

/**
 * Gives a user another password, of at least 12 characters; sessions under way end.
 * @throws ZodError when the password is too short
 */
export async function resetPassword(
  tx: Transaction,
  email: string,
  password: string,
): Promise<UserChange> {
  const hash = await hashPassword(newUserSchema.shape.password.parse(password));
  return changeUser(tx, email, { password_hash: hash }, "password-reset");
}

async function changeUser(
  tx: Transaction,
  email: string,
  change: { disabled: boolean } | { password_hash: string },
  act: string,
): Promise<UserChange> {
  const row = await tx
    .updateTable("app_user")
    .set(change)
    .where("email", "=", email.toLowerCase())
    .returning("id")
    .executeTakeFirst();
  if (!row) return { ok: false, reason: "user-unknown" };
  await tx.deleteFrom("session").where("user_id", "=", row.id).execute();
  const object = { type: "user", id: row.id };
  await appendToLedger(tx, [{ act: "administration", object, facts: { act } }]);
  return { ok: true, id: row.id };
}
