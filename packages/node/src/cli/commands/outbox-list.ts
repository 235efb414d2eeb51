import { listHeld } from "../../link/outbox-by-hand.ts";
import { commandLine } from "../change.ts";
import type { Command } from "../command.ts";
import { table } from "../table.ts";
import { withStore } from "../with-store.ts";

/** `outbox list` */
export const outboxList: Command = {
  name: "outbox list",
  summary: "Show the messages to partners that wait or have failed, and why",
  options: { partner: { value: "ID", help: "Only those to this partner" } },
  run: async (call, config) => {
    const items = await withStore(config, (store) =>
      store.transaction(commandLine, (tx) => listHeld(tx, call.text("partner"))),
    );
    const rows = items.map((item) => [
      item.id,
      item.partner,
      item.type,
      item.state,
      item.since,
      String(item.attempts),
      item.lastError ?? "",
    ]);
    return {
      data: { items },
      words: table(
        ["Id", "Partner", "Type", "State", "Since", "Tries", "Last error"],
        rows,
        "Everything was delivered.",
      ),
    };
  },
};
