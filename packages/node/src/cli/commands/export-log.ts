import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { writeLog } from "../../ledger/log-file.ts";
import type { Command } from "../command.ts";
import { Refused } from "../refusal.ts";
import { withStore } from "../with-store.ts";

/** `export-log` */
export const exportLog: Command = {
  name: "export-log",
  summary: "Write the whole ledger to a file that can be verified anywhere",
  details: "Whoever gets it checks it with: verify --log FILE",
  options: { file: { value: "FILE", help: "Where to write it", required: true } },
  run: async (call, config) => {
    const file = call.required("file");
    await withStore(config, (store) =>
      pipeline(
        writeLog(store, config.authority.id),
        createWriteStream(file, { flags: "wx", mode: 0o600 }),
      ).catch((error: unknown) => {
        throw new Refused("not-written", `The log could not be written: ${String(error)}`);
      }),
    );
    return { data: { file }, words: `Written to ${file}.` };
  },
};
