import type { Role } from "@entente/model";
import type { Updateable } from "kysely";
import type { SignedInUser } from "../../http/http-env.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import type { UserTable } from "../../store/tables/people.ts";
import { keepPasswordHash } from "./password-store.ts";
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

/** Names a user by what the caller knows of them. */
export type WhichUser = { readonly email: string } | { readonly id: string };

/** Lets a user no longer sign in, or again; sessions under way end. */
export function setDisabled(
  tx: Transaction,
  which: WhichUser,
  disabled: boolean,
): Promise<UserChange> {
  return changeUser(tx, which, { disabled }, { act: disabled ? "user-disabled" : "user-enabled" });
}

/** Gives a user other roles; sessions under way end. */
export function setRoles(
  tx: Transaction,
  which: WhichUser,
  roles: readonly Role[],
): Promise<UserChange> {
  const words = [...newUserSchema.shape.roles.parse(roles)];
  return changeUser(tx, which, { roles: words }, { act: "roles-changed", roles: words });
}

/**
 * Gives a user another password, of at least 12 characters; sessions under way end.
 * @param temporary whether the user has to choose another before anything else
 * @throws ZodError when the password is too short
 */
export async function resetPassword(
  tx: Transaction,
  which: WhichUser,
  password: string,
  temporary = false,
): Promise<UserChange> {
  const hash = await hashPassword(newUserSchema.shape.password.parse(password));
  const change = { password_temporary: temporary };
  const changed = await changeUser(tx, which, change, { act: "password-reset" });
  if (changed.ok) await keepPasswordHash(tx, changed.id, hash);
  return changed;
}

async function changeUser(
  tx: Transaction,
  which: WhichUser,
  change: Updateable<UserTable>,
  facts: { act: string; roles?: string[] },
): Promise<UserChange> {
  const all = tx.updateTable("app_user").set(change);
  const one =
    "id" in which
      ? all.where("id", "=", which.id)
      : all.where("email", "=", which.email.toLowerCase());
  const row = await one.returning("id").executeTakeFirst();
  if (!row) return { ok: false, reason: "user-unknown" };
  await tx.deleteFrom("session").where("user_id", "=", row.id).execute();
  const object = { type: "user", id: row.id };
  await appendToLedger(tx, [{ act: "administration", object, facts }]);
  return { ok: true, id: row.id };
}
