import { parseArgs } from "node:util";
import { describeFaults, readConfigFile } from "./config/read-config.ts";
import { startNode } from "./node.ts";
import { StartError } from "./start-error.ts";
import { EmbeddedPostgresError } from "./store/embedded/fault.ts";

const usage = "Usage: npm run node -- --config FILE";

/** Exit codes: 1 the node could not start or stop, 2 it was called or configured wrongly. */
const failed = 1;
const misused = 2;

async function main(): Promise<void> {
  const file = configFile();
  if (file === undefined) return end(misused, usage);
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const read = await readConfigFile(file, { DATABASE_URL, DATABASE_OWNER_URL });
  if (!read.ok) return end(misused, describeFaults(file, read.faults));
  const node = await startNode(read.config);

  let stopping = false;
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(failed);
    stopping = true;
    node.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        explain(error);
        process.exit(failed);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function configFile(): string | undefined {
  try {
    return parseArgs({ options: { config: { type: "string" } } }).values.config;
  } catch {
    return undefined;
  }
}

function explain(error: unknown): void {
  const known = error instanceof StartError || error instanceof EmbeddedPostgresError;
  console.error(known ? error.message : error);
}

function end(code: number, words: string): void {
  console.error(words);
  process.exitCode = code;
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = failed;
});
