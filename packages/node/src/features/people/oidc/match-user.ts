import { newId } from "@entente/model";
import type { OidcProvider } from "../../../config/sign-in-config.ts";
import { appendToLedger } from "../../../ledger/ledger.ts";
import type { Transaction } from "../../../store/store.ts";
import { userByEmail, userById } from "../store.ts";
import type { OidcClaims } from "./finish.ts";

type UserRow = NonNullable<Awaited<ReturnType<typeof userById>>>;

/** Which user of the node a provider's account stands for. */
export type Match =
  | { ok: true; user: UserRow }
  | { ok: false; reason: "oidc-no-account" | "oidc-email-not-verified" };

/**
 * Finds the user by the link of issuer and subject; the first time, by a verified e-mail of an
 * existing user who may sign in, and keeps the link. Roles are those of the node: nothing the
 * provider says changes them.
 */
export async function matchUser(
  tx: Transaction,
  provider: OidcProvider,
  claims: OidcClaims,
  now: Date,
): Promise<Match> {
  const link = await tx
    .updateTable("oidc_link")
    .set({ last_used_at: now })
    .where("issuer", "=", claims.iss)
    .where("subject", "=", claims.sub)
    .returning("user_id")
    .executeTakeFirst();
  if (link) {
    const user = await userById(tx, link.user_id);
    return user && !user.disabled ? { ok: true, user } : { ok: false, reason: "oidc-no-account" };
  }
  const { email } = claims;
  if (email === undefined || claims.email_verified !== true)
    return { ok: false, reason: "oidc-email-not-verified" };
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (provider.allowedDomains && !provider.allowedDomains.includes(domain))
    return { ok: false, reason: "oidc-no-account" };
  const known = await userByEmail(tx, email);
  if (known?.disabled) return { ok: false, reason: "oidc-no-account" };
  const user = known ?? (await makeUser(tx, provider, email, claims.name));
  if (!user) return { ok: false, reason: "oidc-no-account" };
  const kept = await tx
    .insertInto("oidc_link")
    .values({ issuer: claims.iss, subject: claims.sub, user_id: user.id, last_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  // Another account of this provider is linked to the user already: an e-mail does not change hands.
  if (!kept) return { ok: false, reason: "oidc-no-account" };
  const facts = { act: "provider-linked", provider: provider.id };
  await appendToLedger(tx, [
    { act: "administration", object: { type: "user", id: user.id }, facts },
  ]);
  return { ok: true, user };
}

async function makeUser(
  tx: Transaction,
  { id: provider, newUsers }: OidcProvider,
  email: string,
  name: string | undefined,
): Promise<UserRow | undefined> {
  if (!newUsers) return undefined;
  const { roles, language } = newUsers;
  const user = await tx
    .insertInto("app_user")
    .values({
      id: newId(),
      email,
      name: name?.trim() || email,
      roles,
      language,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const facts = { act: "user-created", roles, provider };
  await appendToLedger(tx, [
    { act: "administration", object: { type: "user", id: user.id }, facts },
  ]);
  return user;
}
