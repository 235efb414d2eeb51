import { roles as knownRoles, type Role } from "@entente/model";
import type { Selectable } from "kysely";
import type { SignedInUser, SignInMethod } from "../../http/http-env.ts";
import type { UserTable } from "../../store/tables/people.ts";
import type { Transaction } from "../../store/store.ts";

/** A user's row as the person behind a request. */
export function toUser(
  row: Pick<Selectable<UserTable>, "id" | "name" | "email" | "roles" | "language">,
): SignedInUser {
  const { id, name, email, language } = row;
  return { id, name, email, roles: rolesOf(row.roles), language: languageOf(language) };
}

/** The roles among words. */
export function rolesOf(words: readonly string[]): Role[] {
  return knownRoles.filter((role) => words.includes(role));
}

function languageOf(word: string): SignedInUser["language"] {
  return word === "fr" || word === "nl" ? word : "en";
}

/** How a session began, from its word in the database. */
export function methodOf(word: string): SignInMethod {
  return word === "passkey" || word === "oidc" || word === "oidc-strong" ? word : "password";
}

/** The user with an e-mail in small letters, also one who may no longer sign in. */
export function userByEmail(tx: Transaction, email: string) {
  return tx.selectFrom("app_user").selectAll().where("email", "=", email).executeTakeFirst();
}

/** A session with its user. */
export function sessionByHash(tx: Transaction, tokenHash: Buffer) {
  return tx
    .selectFrom("session")
    .innerJoin("app_user", "app_user.id", "session.user_id")
    .select([
      "session.id as session_id",
      "session.method",
      "session.authenticated_at",
      "session.last_seen_at",
      "session.expires_at",
      "app_user.id",
      "app_user.name",
      "app_user.email",
      "app_user.roles",
      "app_user.language",
      "app_user.disabled",
      "app_user.password_temporary",
    ])
    .where("session.token_hash", "=", tokenHash)
    .executeTakeFirst();
}

/** Notes that the person of a session was active. */
export async function touchSession(tx: Transaction, tokenHash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable("session")
    .set({ last_seen_at: now })
    .where("token_hash", "=", tokenHash)
    .execute();
}

/** Removes sessions that ended: those past their end, and those not used since `idleSince`. */
export async function removeEndedSessions(
  tx: Transaction,
  now: Date,
  idleSince: Date,
): Promise<void> {
  await tx
    .deleteFrom("session")
    .where((eb) => eb.or([eb("expires_at", "<=", now), eb("last_seen_at", "<=", idleSince)]))
    .execute();
}

/** The user of an id, also one who may no longer sign in. */
export function userById(tx: Transaction, id: string) {
  return tx.selectFrom("app_user").selectAll().where("id", "=", id).executeTakeFirst();
}
