import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ServerUser } from "./server-user.ts";

const FIXTURE = fileURLToPath(new URL("./owner.fixture.ts", import.meta.url));

/** For tests: another process that has started a server. */
export interface OwnerProcess {
  readonly process: ChildProcess;
  readonly superuserUrl: string;
}

/**
 * Starts a process that starts a server, and waits until it has.
 * @param user whom the process runs as; needs to be root for any other than oneself
 * @param home the process's home folder
 * @throws Error with what it printed, when it ends before that
 */
export async function startOwnerProcess(
  dataDir: string,
  user: ServerUser = {},
  home = process.env["HOME"],
): Promise<OwnerProcess> {
  const child = spawn(process.execPath, [FIXTURE, dataDir], {
    ...user,
    cwd: "/",
    env: { PATH: process.env["PATH"], HOME: home },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, "line"), once(lines, "close")])) as [string?];
  if (line === undefined) throw new Error(`The owner process ended: ${complaint}`);
  return { process: child, superuserUrl: line };
}

/** Kills a process so that it can do nothing any more, and waits until it is gone. */
export async function killAtOnce({ process: child }: OwnerProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Asks the process to stop its server and waits until both have ended. */
export async function endOwnerProcess({ process: child }: OwnerProcess): Promise<void> {
  const gone = once(child, "exit");
  child.stdin?.end();
  await gone;
}
