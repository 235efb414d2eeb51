import type { Role } from "@entente/model";
import { sql } from "kysely";
import { z } from "zod";
import type { SignedInUser } from "../../http/http-env.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { resetPassword, setDisabled, setRoles, type UserChange } from "./administration.ts";
import { generatePassword } from "./generate-password.ts";
import { endSessions } from "./own-sessions.ts";
import { removePasskeys } from "./passkeys/change.ts";
import { toUser, userById } from "./store.ts";
import { createUser } from "./users.ts";

/** A user as the administrator sees one: who, with which roles, and how they sign in. */
export type Account = SignedInUser & {
  readonly disabled: boolean;
  readonly createdAt: Date;
  readonly passkeys: number;
  readonly sessions: number;
  /** Whether there is a password, and whether it is one the administrator gave. */
  readonly password: "own" | "temporary" | "none";
  /** Whether the user is linked to an account at a provider. */
  readonly provider: boolean;
};

/** What may be asked of the list. */
export type AccountQuery = {
  q?: string | undefined;
  role?: Role | undefined;
  state?: "active" | "disabled" | undefined;
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.string(), z.uuid()]);

/** Users by name. */
export async function listAccounts(tx: Transaction, query: AccountQuery): Promise<Page<Account>> {
  const after = decodeCursor(positionSchema, query.cursor);
  const pattern = `%${(query.q ?? "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  let rows = accounts(tx).where((eb) =>
    eb.or([eb("name", "ilike", pattern), eb("email", "ilike", pattern)]),
  );
  if (query.role) rows = rows.where(sql<boolean>`${query.role} = any(roles)`);
  if (query.state) rows = rows.where("disabled", "=", query.state === "disabled");
  if (after) rows = rows.where(sql<boolean>`(name, id) > (${after[0]}, ${after[1]})`);
  const found = await withFullSight(tx, () =>
    rows
      .orderBy("name")
      .orderBy("id")
      .limit(query.limit + 1)
      .execute(),
  );
  return pageOf(found.map(toAccount), query.limit, ({ id, name }) => [name, id]);
}

/** One user; undefined when there is none of this id. */
export async function readAccount(tx: Transaction, id: string): Promise<Account | undefined> {
  const row = await withFullSight(tx, () => accounts(tx).where("id", "=", id).executeTakeFirst());
  return row && toAccount(row);
}

/** A password that was made for a user, to be shown once. */
type Given<Refusal extends string> =
  | { ok: true; id: string; password: string }
  | { ok: false; reason: Refusal };

/** Makes a user with a password that is good for choosing another. */
export async function addAccount(
  tx: Transaction,
  input: { name: string; email: string; roles: Role[]; language: SignedInUser["language"] },
): Promise<Given<"email-taken">> {
  const password = generatePassword();
  const made = await withFullSight(tx, () =>
    createUser(tx, { ...input, password }, { temporary: true }),
  );
  return made.ok ? { ...made, password } : made;
}

/** Why an account cannot be changed so. */
export type AccountRefusal = "user-unknown" | "own-account" | "last-administrator";

/**
 * Changes roles, or whether a user may sign in; sessions under way end. Nobody does so to themselves,
 * so that no administrator gives themselves sight of content unseen by another; and one who may
 * administer stays.
 */
export async function changeAccount(
  tx: Transaction,
  id: string,
  change: { roles?: Role[] | undefined; disabled?: boolean | undefined },
): Promise<{ ok: true } | { ok: false; reason: AccountRefusal }> {
  if (tx.actor.type === "user" && tx.actor.userId === id)
    return { ok: false, reason: "own-account" };
  return withFullSight(tx, async () => {
    const loses = change.disabled === true || change.roles?.includes("administrator") === false;
    if (loses && (await isLastAdministrator(tx, id)))
      return { ok: false, reason: "last-administrator" } as const;
    let changed: UserChange | undefined;
    if (change.roles) changed = await setRoles(tx, { id }, change.roles);
    if (change.disabled !== undefined) changed = await setDisabled(tx, { id }, change.disabled);
    changed ??= (await userById(tx, id)) ? { ok: true, id } : { ok: false, reason: "user-unknown" };
    return changed.ok ? { ok: true } : changed;
  });
}

/** Gives a user a password that is good for choosing another; sessions under way end. */
export async function giveTemporaryPassword(
  tx: Transaction,
  id: string,
): Promise<Given<"user-unknown">> {
  const password = generatePassword();
  const changed = await withFullSight(tx, () => resetPassword(tx, { id }, password, true));
  return changed.ok ? { ...changed, password } : changed;
}

/** Ends all sessions of a user; with `passkeys`, takes those away as well. */
export async function shutOut(tx: Transaction, id: string, passkeys: boolean): Promise<void> {
  await withFullSight(tx, async () => {
    if (passkeys) await removePasskeys(tx, id);
    await endSessions(tx, id, "all");
  });
}

async function isLastAdministrator(tx: Transaction, id: string): Promise<boolean> {
  // Two administrators who take the role from each other at once do so one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('entente administrators', 0))`.execute(
    tx,
  );
  const administrators = await tx
    .selectFrom("app_user")
    .select("id")
    .where("disabled", "=", false)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .limit(2)
    .execute();
  return administrators.length === 1 && administrators[0]?.id === id;
}

function accounts(tx: Transaction) {
  return tx
    .selectFrom("app_user")
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom("passkey")
        .whereRef("passkey.user_id", "=", "app_user.id")
        .select((count) => count.fn.countAll<number>().as("n"))
        .as("passkeys"),
      eb
        .selectFrom("session")
        .whereRef("session.user_id", "=", "app_user.id")
        .select((count) => count.fn.countAll<number>().as("n"))
        .as("sessions"),
      eb
        .selectFrom("oidc_link")
        .whereRef("oidc_link.user_id", "=", "app_user.id")
        .select((count) => count.fn.countAll<number>().as("n"))
        .as("links"),
      eb
        .selectFrom("user_password")
        .whereRef("user_password.user_id", "=", "app_user.id")
        .select((count) => count.fn.countAll<number>().as("n"))
        .as("passwords"),
    ]);
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>["execute"]>>[number];

function toAccount(row: AccountRow): Account {
  const given = row.password_temporary ? "temporary" : "own";
  return {
    ...toUser(row),
    disabled: row.disabled,
    createdAt: row.created_at,
    passkeys: row.passkeys ?? 0,
    sessions: row.sessions ?? 0,
    password: row.passwords ? given : "none",
    provider: (row.links ?? 0) > 0,
  };
}
