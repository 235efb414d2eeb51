import { roles as knownRoles } from "@entente/model";
import { setRoles } from "../../features/people/administration.ts";
import { newUserSchema } from "../../features/people/users.ts";
import { changeUser, emailOption } from "../change-user.ts";
import type { Command } from "../command.ts";
import { check } from "../json-file.ts";

const rolesSchema = newUserSchema.pick({ roles: true });

/** `user set-roles` */
export const userSetRoles: Command = {
  name: "user set-roles",
  summary: "Give a user other roles; sessions under way end at once",
  details: `Roles: ${knownRoles.join(", ")}.`,
  options: {
    ...emailOption,
    roles: { value: "ROLES", help: "One or more, with commas between", required: true },
  },
  run: async (call, config) => {
    const email = call.required("email");
    const words = call
      .required("roles")
      .split(",")
      .map((role) => role.trim());
    const { roles } = check(rolesSchema, { roles: words }, "a user");
    const id = await changeUser(config, "user set-roles", email, (tx) =>
      setRoles(tx, { email }, roles),
    );
    return { data: { id, roles }, words: `${email} is now ${roles.join(", ")}.` };
  },
};
