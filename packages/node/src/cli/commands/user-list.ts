import { listAllUsers } from "../../features/people/administration.ts";
import { commandLine } from "../change.ts";
import type { Command } from "../command.ts";
import { table } from "../table.ts";
import { withStore } from "../with-store.ts";

/** `user list` */
export const userList: Command = {
  name: "user list",
  summary: "Show the users, also those who may no longer sign in",
  run: async (_call, config) => {
    const users = await withStore(config, (store) => store.transaction(commandLine, listAllUsers));
    const rows = users.map(({ email, name, language, disabled, roles }) => [
      email,
      name,
      language,
      disabled ? "disabled" : "active",
      roles.join(", "),
    ]);
    return {
      data: { items: users },
      words: table(
        ["E-mail", "Name", "Language", "State", "Roles"],
        rows,
        "There are no users yet; make one with: user add",
      ),
    };
  },
};
