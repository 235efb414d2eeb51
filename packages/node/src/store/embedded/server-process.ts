import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { explainFailure } from "./fault.ts";
import type { Place } from "./place.ts";
import { endProcess, readPostmaster } from "./postmaster.ts";
import { SERVER_ENV } from "./server-user.ts";
import { serverArguments } from "./settings.ts";
import { watchOver } from "./watchdog.ts";

/** A server that accepts connections. */
export interface ServerProcess {
  /** Shuts it down; always resolves. */
  stop(): Promise<void>;
}

type Child = ChildProcessByStdio<null, null, Readable>;

/**
 * Starts the server and waits until it accepts connections, after a crash until it has recovered.
 * @param log gets each line of the server's log
 * @throws EmbeddedPostgresError when it ends before that
 */
export async function runServer(
  place: Place,
  binaries: Binaries,
  port: number,
  log: (line: string) => void,
): Promise<ServerProcess> {
  const child = spawn(binaries.postgres, serverArguments(place.cluster, port), {
    ...place.user,
    env: SERVER_ENV,
    cwd: "/",
    // In a session of its own, Ctrl-C in the terminal does not reach it: this process decides.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const last: string[] = [];
  createInterface(child.stderr).on("line", (line) => {
    last.push(line);
    if (last.length > 30) last.shift();
    log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.on("error", (error) => {
      last.push(String(error));
      resolve();
    });
    child.on("close", () => resolve());
  });
  if (child.pid === undefined) return ended.then(() => Promise.reject(failure(last)));
  const endWatch = watchOver(child.pid, place.cluster, place.user);
  void ended.then(endWatch);

  while (!isReady(place.cluster, child.pid)) {
    if (!lives(child)) {
      await ended;
      throw failure(last);
    }
    await wait(10);
  }
  return { stop: () => stopServer(child, child.pid, ended) };
}

async function stopServer(child: Child, pid: number | undefined, ended: Promise<void>) {
  if (pid !== undefined) await endProcess(pid, () => lives(child));
  await ended;
}

function isReady(cluster: string, pid: number): boolean {
  const postmaster = readPostmaster(cluster);
  return postmaster?.pid === pid && postmaster.ready;
}

function lives(child: Child): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function failure(last: readonly string[]) {
  return explainFailure("start", last.join("\n"));
}
