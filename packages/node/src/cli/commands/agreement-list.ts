import { listAgreements } from "../../features/agreements/list-agreements.ts";
import { commandLine } from "../change.ts";
import type { Command } from "../command.ts";
import { table } from "../table.ts";
import { withStore } from "../with-store.ts";

/** `agreement list` */
export const agreementList: Command = {
  name: "agreement list",
  summary: "Show the agreements, whether they are in force, and how matching stands",
  run: async (_call, config) => {
    const { items } = await withStore(config, (store) =>
      store.transaction(commandLine, (tx) => listAgreements(tx, new Date())),
    );
    const rows = items.map((agreement) => [
      agreement.id,
      agreement.title,
      agreement.partner.id,
      `${agreement.validFrom} to ${agreement.validUntil}`,
      agreement.notInForce ?? "in force",
      agreement.matching ? `${agreement.matchingState.listed} tags` : "no matching",
    ]);
    return {
      data: { items },
      words: table(
        ["Id", "Title", "Partner", "Valid", "State", "List"],
        rows,
        "There are no agreements yet; begin with: agreement propose TERMS.json",
      ),
    };
  },
};
