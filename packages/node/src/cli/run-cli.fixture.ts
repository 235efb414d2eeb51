import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestNode } from "../testing/test-node.ts";

/** What became of a command. */
export type CliOutcome = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
};

/** Runs the command line as a process of its own, without a terminal. */
export async function runCli(args: readonly string[], input = ""): Promise<CliOutcome> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    env: { ...process.env, DATABASE_URL: "", DATABASE_OWNER_URL: "", SUDO_USER: "" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await exited;
  return { code: child.exitCode, out, err };
}

/** Runs commands on a test node; each must end with 0 and answers what it wrote as JSON. */
export async function commandsOn(node: TestNode) {
  const { config } = node.context;
  const file = join(config.dataDir, "node.json");
  await writeFile(file, JSON.stringify(config));
  const run = (words: string, args: readonly string[] = [], input = ""): Promise<CliOutcome> =>
    runCli([...words.split(" "), "--config", file, ...args], input);
  return {
    run,
    json: async (words: string, args: readonly string[] = [], input = ""): Promise<unknown> => {
      const { code, out, err } = await run(words, [...args, "--json"], input);
      if (code !== 0) throw new Error(`${words} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
  };
}
