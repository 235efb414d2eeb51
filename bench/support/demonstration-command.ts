import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** The demonstration at work, in a process of its own. */
export type OpenCommand = {
  /** From the start of the process until it said that it is open. */
  readonly seconds: number;
  /** Where its nodes are reached. */
  readonly urls: readonly string[];
  /** Stops it as Ctrl-C does. */
  readonly stop: () => Promise<void>;
};

const main = resolve(import.meta.dirname, "../../packages/testbed/src/main.ts");

/**
 * Runs the command of the demonstration until it says that it is open.
 * @param port the first of its ports: always the same one, since a node that moved has to be pinned anew
 * @throws Error with what it said when it ends before that
 */
export async function openDemonstrationCommand(
  dataDir: string,
  port: number,
): Promise<OpenCommand> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, "--data", dataDir, "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  let said = "";
  const openAfter = await new Promise<number>((isOpen, failed) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Ctrl-C stops")) isOpen(performance.now() - began);
    });
    void ended.then(() => failed(new Error(`the demonstration did not open:\n${said}`)));
  });
  return {
    seconds: Number((openAfter / 1000).toFixed(1)),
    urls: said.match(/http:\/\/[\w.]+:\d+/g) ?? [],
    stop: async () => {
      child.kill("SIGINT");
      await ended;
    },
  };
}
