import { setDisabled } from "../../features/people/administration.ts";
import type { Command } from "../command.ts";
import { changeUser, emailOption } from "../change-user.ts";

/** `user disable` */
export const userDisable: Command = {
  name: "user disable",
  summary: "Let a user no longer sign in; sessions under way end at once",
  options: emailOption,
  run: async (call, config) => {
    const email = call.required("email");
    const id = await changeUser(config, "user disable", email, (tx) =>
      setDisabled(tx, { email }, true),
    );
    return {
      data: { id, disabled: true },
      words: `${email} may no longer sign in. To undo it: user enable --email ${email}`,
    };
  },
};
