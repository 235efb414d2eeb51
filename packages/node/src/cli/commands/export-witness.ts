import { exportWitness } from "../../ledger/witness-file.ts";
import { commandLine } from "../change.ts";
import { outOption, type Command } from "../command.ts";
import { Refused } from "../refusal.ts";
import { withStore } from "../with-store.ts";

/** `export-witness` */
export const exportWitnessCommand: Command = {
  name: "export-witness",
  summary: "Write what this node kept as witness of a partner's ledger",
  details: "The partner, or a court, holds it against that ledger with: verify --witness FILE",
  options: {
    partner: { value: "ID", help: "Whose ledger", required: true },
    ...outOption,
  },
  run: async (call, config) => {
    const partner = call.required("partner");
    const data = await withStore(config, (store) =>
      store.transaction(commandLine, (tx) => exportWitness(tx, config.authority.id, partner)),
    );
    if (data.checkpoints.length === 0 && data.breaks === undefined)
      throw new Refused("nothing-kept", `Nothing is known of a ledger of ${partner}.`);
    return { data };
  },
};
