import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { commandLineOf } from "./process-identity.ts";

/** How long a server may take to end after each signal, in milliseconds. */
const PATIENCE: readonly [NodeJS.Signals, number][] = [
  ["SIGINT", 30_000],
  ["SIGQUIT", 10_000],
  ["SIGKILL", 5_000],
];

/** What the file postmaster.pid of some data says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Whether it accepts connections. */
  readonly ready: boolean;
}

/** @returns what PostgreSQL noted of itself in its data, null when no server runs or died there */
export function readPostmaster(cluster: string): Postmaster | null {
  const file = pidFile(cluster);
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * Ends the server that a process which died left on some data, and clears what one that was
 * killed left: after a restart of the machine its number may be another program's.
 */
export async function endLeftover(cluster: string): Promise<void> {
  const left = readPostmaster(cluster);
  if (left === null) return;
  const lives = () => commandLineOf(left.pid)?.includes(`-D ${cluster} `) === true;
  await endProcess(left.pid, lives);
  rmSync(pidFile(cluster), { force: true });
}

/**
 * Ends a server: at first cleanly, then at once (it recovers at its next start), then by force.
 * @param pid of the server
 * @param lives whether it is still there
 */
export async function endProcess(pid: number, lives: () => boolean): Promise<void> {
  for (const [signal, patience] of PATIENCE) {
    if (!lives()) return;
    signalProcess(pid, signal);
    const deadline = Date.now() + patience;
    while (lives() && Date.now() < deadline) await wait(10);
  }
}

/** A process may end between being seen and being signalled. */
function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}
