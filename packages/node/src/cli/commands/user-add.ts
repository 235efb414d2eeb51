import { roles } from "@entente/model";
import { createUser, newUserSchema } from "../../features/people/users.ts";
import { change } from "../change.ts";
import type { Command } from "../command.ts";
import { check } from "../json-file.ts";
import { passwordOptions, readPassword } from "../password.ts";
import { Refused } from "../refusal.ts";
import { withStore } from "../with-store.ts";

/** `user add` */
export const userAdd: Command = {
  name: "user add",
  summary: "Make a user who signs in with a password",
  details: `Roles: ${roles.join(", ")}.`,
  options: {
    name: { value: "NAME", help: "First name and name", required: true },
    email: { value: "EMAIL", help: "What the user signs in with", required: true },
    roles: { value: "ROLES", help: "One or more, with commas between", required: true },
    language: { value: "en|fr|nl", help: "Language of the pages; English when not given" },
    ...passwordOptions,
  },
  run: async (call, config) => {
    const facts = {
      name: call.required("name"),
      email: call.required("email"),
      roles: call
        .required("roles")
        .split(",")
        .map((role) => role.trim()),
      language: call.text("language") ?? "en",
    };
    check(newUserSchema.omit({ password: true }), facts, "a user");
    const { password, generated } = await readPassword(call);
    const user = check(newUserSchema, { ...facts, password }, "a user");
    const id = await withStore(config, (store) =>
      change({ store }, "user add", async (tx) => {
        const made = await createUser(tx, user);
        if (!made.ok)
          throw new Refused(
            made.reason,
            `There is a user ${user.email} already; nothing was done.`,
          );
        return { object: { type: "user", id: made.id }, result: made.id };
      }),
    );
    const shown = generated ? { password } : {};
    return {
      data: { id, email: user.email, roles: user.roles, ...shown },
      words: [
        `${user.name} may now sign in as ${user.email}.`,
        ...(generated ? [`Password, shown this once: ${password}`] : []),
      ].join("\n"),
    };
  },
};
