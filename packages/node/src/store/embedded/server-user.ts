import { lstat } from "node:fs/promises";
import { dirname } from "node:path";

/** Whom a server process runs as; empty for the user of this process. */
export type ServerUser = { uid: number; gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root, so under root it runs as `nobody`. */
export const NOBODY = { uid: 65534, gid: 65534 };

/** @returns whether this process runs as root */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * @param folder an absolute path without symbolic links
 * @returns whether any user may go through all the folders above it
 */
export async function isReachableByAnyone(folder: string): Promise<boolean> {
  const above = dirname(folder);
  const { mode } = await lstat(above);
  return (mode & 0o001) !== 0 && (above === folder || (await isReachableByAnyone(above)));
}

/** The environment of a server process: nothing of one's own reaches it. */
export const SERVER_ENV = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
