import { spawn } from "node:child_process";
import { SERVER_ENV, type ServerUser } from "./server-user.ts";

/**
 * Waits at a pipe that closes when this process ends, however it ends, then shuts the server
 * down if it is still the one that was started.
 */
const SCRIPT = `
read -r line
read -r pid < "$1/postmaster.pid" && [ "$pid" = "$2" ] && kill -INT "$pid"
`;

/**
 * Sees to it that a server does not outlive this process, even when this process is killed.
 * @param pid of the server
 * @returns ends the watch; to be called once the server has ended
 */
export function watchOver(pid: number, cluster: string, user: ServerUser): () => void {
  const watchdog = spawn("/bin/sh", ["-c", SCRIPT, "watchdog", cluster, String(pid)], {
    ...user,
    env: SERVER_ENV,
    cwd: "/",
    // In a session of its own, Ctrl-C in the terminal does not reach it.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchdog.unref();
  // Without a watchdog the next start ends the server.
  watchdog.on("error", () => watchdog.unref());
  return () => watchdog.kill("SIGKILL");
}
