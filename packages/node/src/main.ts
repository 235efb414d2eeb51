import { parseArgs } from "node:util";
import { describeFaults, readConfigFile } from "./config/read-config.ts";
import { describeError } from "./log/describe-error.ts";
import { startNode, type RunningNode } from "./node.ts";
import { StartError } from "./start-error.ts";
import { EmbeddedPostgresError } from "./store/embedded/fault.ts";

const usage = "Usage: npm run node -- --config FILE";

/** Exit codes: 1 the node could not start or go on, 2 it was called or configured wrongly. */
const failed = 1;
const misused = 2;

async function main(): Promise<void> {
  const file = configFile();
  if (file === undefined) return end(misused, usage);
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const read = await readConfigFile(file, { DATABASE_URL, DATABASE_OWNER_URL });
  if (!read.ok) return end(misused, describeFaults(file, read.faults));
  const starting = startNode(read.config);
  stopWhenTold(starting);
  await starting;
}

function configFile(): string | undefined {
  try {
    return parseArgs({ options: { config: { type: "string" } } }).values.config;
  } catch {
    return undefined;
  }
}

/** Stops the node at SIGINT and SIGTERM, and after a fault that nothing else has caught. */
function stopWhenTold(starting: Promise<RunningNode>): void {
  let stopping = false;
  const stop = (code: number): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(failed);
    stopping = true;
    starting
      .then((node) => node.stop())
      .then(
        () => process.exit(code),
        () => process.exit(failed),
      );
  };
  process.on("SIGINT", () => stop(0));
  process.on("SIGTERM", () => stop(0));
  process.on("uncaughtException", (error) => {
    console.error(JSON.stringify({ level: "fatal", msg: "uncaught", err: describeError(error) }));
    stop(failed);
  });
}

function end(code: number, words: string): void {
  console.error(words);
  process.exitCode = code;
}

main().catch((error: unknown) => {
  const known = error instanceof StartError || error instanceof EmbeddedPostgresError;
  console.error(known ? error.message : error);
  process.exit(failed);
});
