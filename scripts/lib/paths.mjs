import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The oldest major version of Node the project's own code runs on. */
export const NODE_NEEDED = 24;

/**
 * The Node that runs the project's code: the one that the installation brings, or else the one
 * that runs this script, if it is new enough.
 * @returns {string | null} its path, null when there is none
 */
export function projectNode() {
  const own = join(ROOT, "node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  return Number(process.versions.node.split(".")[0]) >= NODE_NEEDED ? process.execPath : null;
}
