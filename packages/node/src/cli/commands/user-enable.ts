import { setDisabled } from "../../features/people/administration.ts";
import type { Command } from "../command.ts";
import { changeUser, emailOption } from "../change-user.ts";

/** `user enable` */
export const userEnable: Command = {
  name: "user enable",
  summary: "Let a disabled user sign in again",
  options: emailOption,
  run: async (call, config) => {
    const email = call.required("email");
    const id = await changeUser(config, "user enable", email, (tx) =>
      setDisabled(tx, { email }, false),
    );
    return { data: { id, disabled: false }, words: `${email} may sign in again.` };
  },
};
