import { proveEntry } from "../../ledger/entry-proof.ts";
import { seal } from "../../ledger/seal.ts";
import { nameCheckpoint } from "../../ledger/thin-checkpoints.ts";
import { commandLine } from "../change.ts";
import { outOption, type Command } from "../command.ts";
import { Misused, Refused } from "../refusal.ts";
import { withNode } from "../with-node.ts";

/** `prove` */
export const prove: Command = {
  name: "prove",
  summary: "Write a proof that an entry stands in the ledger, for whoever has no access to it",
  details: "Whoever gets it checks it with: verify --proof FILE",
  options: {
    entry: { value: "SEQ", help: "The entry's number in the ledger", required: true },
    ...outOption,
  },
  run: async (call, config) => {
    const seq = Number(call.required("entry"));
    if (!Number.isSafeInteger(seq) || seq < 1)
      throw new Misused("--entry is the number of an entry, such as 1742.");
    const data = await withNode(config, async ({ store, authority, identity }) => {
      const checkpoint = await seal({ store, authority, identity, now: () => new Date() });
      const { size } = checkpoint;
      await store.transaction(commandLine, (tx) => nameCheckpoint(tx, `export/${size}`, size));
      return proveEntry(store, seq, checkpoint, identity.signingKey);
    });
    if (!data) throw new Refused("no-such-entry", `The ledger has no entry ${seq}.`);
    return { data };
  },
};
