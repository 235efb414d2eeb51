import { resetPassword } from "../../features/people/administration.ts";
import type { Command } from "../command.ts";
import { changeUser, emailOption } from "../change-user.ts";
import { passwordOptions, readPassword } from "../password.ts";

/** `user reset-password` */
export const userResetPassword: Command = {
  name: "user reset-password",
  summary: "Give a user another password; sessions under way end at once",
  options: { ...emailOption, ...passwordOptions },
  run: async (call, config) => {
    const email = call.required("email");
    const { password, generated } = await readPassword(call);
    const id = await changeUser(config, "user reset-password", email, (tx) =>
      resetPassword(tx, { email }, password),
    );
    return {
      data: { id, ...(generated ? { password } : {}) },
      words: [
        `${email} signs in with the new password from now on.`,
        ...(generated ? [`Password, shown this once: ${password}`] : []),
      ].join("\n"),
    };
  },
};
