import { newId, roles } from "@entente/model";
import { sql } from "kysely";
import { z } from "zod";
import type { SignedInUser } from "../../http/http-env.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { keepPasswordHash } from "./password-store.ts";
import { hashPassword } from "./password.ts";
import { rolesOf, toUser } from "./store.ts";

export { rolesOf };

/** A user to be made. */
export const newUserSchema = z.strictObject({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(200),
  roles: z.array(z.enum(roles)).min(1),
  language: z.enum(["en", "fr", "nl"]),
  password: z.string().min(12).max(1_000),
});

/** A user to be made. */
export type NewUser = z.input<typeof newUserSchema>;

/** A user as colleagues see one. */
export type UserRow = Pick<SignedInUser, "id" | "name" | "roles">;

const positionSchema = z.tuple([z.string(), z.uuid()]);

/**
 * Makes a user who signs in with a password of at least 12 characters.
 * @param password.temporary whether the user has to choose another before anything else
 * @throws ZodError when `input` is not as it must be
 */
export async function createUser(
  tx: Transaction,
  input: NewUser,
  { temporary }: { temporary: boolean } = { temporary: false },
): Promise<{ ok: true; id: string } | { ok: false; reason: "email-taken" }> {
  const { password, ...user } = newUserSchema.parse(input);
  const id = newId();
  const hash = await hashPassword(password);
  const made = await tx
    .insertInto("app_user")
    .values({
      id,
      ...user,
      password_temporary: temporary,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return { ok: false, reason: "email-taken" };
  await keepPasswordHash(tx, id, hash);
  const facts = { act: "user-created", roles: user.roles };
  await appendToLedger(tx, [{ act: "administration", object: { type: "user", id }, facts }]);
  return { ok: true, id };
}

/** The users who may sign in and whose name or e-mail holds `q`, by name. */
export async function listUsers(
  tx: Transaction,
  query: { q?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<UserRow>> {
  const after = decodeCursor(positionSchema, query.cursor);
  const pattern = `%${(query.q ?? "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await tx
    .selectFrom("app_user")
    .select(["id", "name", "roles"])
    .where("disabled", "=", false)
    .where((eb) => eb.or([eb("name", "ilike", pattern), eb("email", "ilike", pattern)]))
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(name, id) > (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(query.limit + 1)
    .execute();
  const users = rows.map(({ id, name, roles: words }) => ({ id, name, roles: rolesOf(words) }));
  return pageOf(users, query.limit, ({ id, name }) => [name, id]);
}

/** Sets the language in which the node speaks to a user. */
export async function setLanguage(
  tx: Transaction,
  userId: string,
  language: SignedInUser["language"],
): Promise<SignedInUser> {
  const row = await tx
    .updateTable("app_user")
    .set({ language })
    .where("id", "=", userId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toUser(row);
}
