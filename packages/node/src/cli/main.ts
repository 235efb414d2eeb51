import { writeFile } from "node:fs/promises";
import { inspect } from "node:util";
import { describeFaults, readConfigFile } from "../config/read-config.ts";
import { StartError } from "../start-error.ts";
import { EmbeddedPostgresError } from "../store/embedded/fault.ts";
import type { Answer, Call, Command } from "./command.ts";
import { commands } from "./commands.ts";
import { helpOf, overview, usageOf } from "./help.ts";
import { readCall } from "./read-call.ts";
import { Misused, Refused } from "./refusal.ts";

const done = 0;
const failed = 1;
const misused = 2;

async function main(words: readonly string[]): Promise<number> {
  const asked = readCall(words, commands);
  if (asked.what === "command") return runCommand(asked.command, asked.call);
  if (asked.what === "help") return say(helpOf(asked.command));
  if (words.length > 0 && asked.mistake === undefined) return say(overview(commands));
  complain([asked.mistake, overview(commands)].filter(Boolean).join("\n\n"));
  return misused;
}

async function runCommand(command: Command, call: Call): Promise<number> {
  const alone = await command.runAlone?.(call);
  if (alone) {
    await give(alone, call);
    return alone.failed ? failed : done;
  }
  const file = call.required("config");
  if (file === "") throw new Misused(`--config FILE must be given.\n${usageOf(command)}`);
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const read = await readConfigFile(file, { DATABASE_URL, DATABASE_OWNER_URL });
  if (!read.ok) throw new Misused(describeFaults(file, read.faults));
  const answer = await command.run(call, read.config);
  await give(answer, call);
  return answer.failed ? failed : done;
}

async function give({ data, words }: Answer, call: Call): Promise<void> {
  const document = JSON.stringify(data, null, 2);
  const out = call.text("out");
  if (out === undefined) {
    say(call.flag("json") || words === undefined ? document : words);
    return;
  }
  await writeFile(out, `${document}\n`).catch((error: unknown) => {
    throw new Refused("not-written", `The document could not be written: ${String(error)}`);
  });
  call.terminal.note(`Written to ${out}.`);
}

/** Tells a fault in words where it is known, as JSON where that was asked for. */
function explain(error: unknown, words: readonly string[]): number {
  const reason = reasonOf(error);
  if (reason === undefined || !(error instanceof Error)) {
    complain(inspect(error));
    return failed;
  }
  if (words.includes("--json"))
    complain(JSON.stringify({ error: { reason, message: error.message } }));
  else complain(error.message);
  return error instanceof Misused ? misused : failed;
}

/** Why a command did not work, for programs; undefined for a fault that nobody foresaw. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Refused || error instanceof EmbeddedPostgresError) return error.reason;
  if (error instanceof Misused) return "misused";
  return error instanceof StartError ? "not-possible" : undefined;
}

function say(words: string): number {
  process.stdout.write(`${words}\n`);
  return done;
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
}

const words = process.argv.slice(2);
process.exitCode = await main(words).catch((error: unknown) => explain(error, words));
