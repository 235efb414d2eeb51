import { z } from "zod";
import type { Transaction } from "../../store/store.ts";
import { createUser, newUserSchema, type NewUser } from "./users.ts";

/** The setting of the node under which the demonstration keeps its users with their passwords. */
const settingName = "sample-users";

/**
 * Makes the users of a demonstration, whose passwords are shown at sign-in; those who exist stay.
 * @throws ZodError when one is not as it must be
 */
export async function createSampleUsers(tx: Transaction, users: readonly NewUser[]): Promise<void> {
  for (const user of users) await createUser(tx, user);
  const value = Buffer.from(JSON.stringify(users));
  await tx
    .insertInto("node_setting")
    .values({ name: settingName, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** The users of a demonstration; none on a real node. */
export async function listSampleUsers(tx: Transaction): Promise<z.output<typeof newUserSchema>[]> {
  const setting = await tx
    .selectFrom("node_setting")
    .select("value")
    .where("name", "=", settingName)
    .executeTakeFirst();
  if (!setting) return [];
  return z.array(newUserSchema).parse(JSON.parse(setting.value.toString("utf8")));
}
