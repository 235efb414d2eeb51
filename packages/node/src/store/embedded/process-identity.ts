import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");

/**
 * @param pid a process number
 * @returns what tells this process from a later one with the same number; null when it is gone
 */
export function identityOf(pid: number): string | null {
  if (!hasProc) return ps(pid, "lstart=");
  const stat = readProc(pid, "stat");
  // The name in parentheses may hold blanks; after it, the start time is the twentieth field.
  return stat === null ? null : (stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null);
}

/**
 * @param pid a process number
 * @returns the command line it was started with; null when it is gone
 */
export function commandLineOf(pid: number): string | null {
  return hasProc ? (readProc(pid, "cmdline")?.replaceAll("\0", " ") ?? null) : ps(pid, "command=");
}

function readProc(pid: number, what: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return null;
  }
}

function ps(pid: number, what: string): string | null {
  try {
    return execFileSync("ps", ["-o", what, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
