import { mkdir } from "node:fs/promises";
import { flushCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printAddresses } from "./addresses.ts";
import { openDemonstration, removeDemonstration } from "./demonstration.ts";

const { values } = parseArgs({
  options: {
    fresh: { type: "boolean", default: false },
    data: { type: "string", default: ".entente/demonstration" },
    records: { type: "string", default: "2000" },
    port: { type: "string", default: "4100" },
  },
});

const dataDir = resolve(import.meta.dirname, "../../../..", values.data);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.fresh) await removeDemonstration(dataDir);
await mkdir(dataDir, { recursive: true });
const opening = openDemonstration({
  dataDir,
  recordsPerNode: Number(values.records),
  httpPort: Number(values.port),
  logFile: join(dataDir, "entente.log"),
  say,
});

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) process.exit(130);
    stopping = true;
    say("\nStopping … (once more to stop at once)");
    void opening.then((federation) => federation.stop()).then(() => process.exit(0));
  });

try {
  const federation = await opening;
  // From the start of the process: whoever waits has waited for the modules too.
  printAddresses(federation, say, performance.now() / 1000);
  flushCompileCache();
} catch (error) {
  say(error instanceof Error ? `\nEntente could not start: ${error.message}` : String(error));
  process.exitCode = 1;
}
