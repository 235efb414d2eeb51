import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { NodeConfig } from "../../config/config.ts";
import { reporter, type Finding } from "./finding.ts";

const gib = 1024 ** 3;
const leastGib = 1;
const fewGib = 10;
const builtPages = resolve(import.meta.dirname, "../../../../web/dist");

/** Whether the data folder can be written to and has room. */
export async function checkDisk({ dataDir }: NodeConfig): Promise<Finding[]> {
  const { ok, warn, fail } = reporter("disk");
  const folder = await firstThatIsThere(dataDir);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    return [fail(`${folder} cannot be written to`, "Give it to the user the node runs as.")];
  const { bavail, bsize, blocks } = await statfs(folder);
  const free = (bavail * bsize) / gib;
  const words = `${free.toFixed(1)} GiB of ${((blocks * bsize) / gib).toFixed(1)} GiB free at ${folder}`;
  if (free < leastGib) return [fail(words, "Make room: below 1 GiB imports and backups fail.")];
  if (free < fewGib) return [warn(words, "Make room, or watch it closely.")];
  return [ok(words)];
}

/** Whether the pages were built. */
export async function checkPages({ pagesDir = builtPages }: NodeConfig): Promise<Finding[]> {
  const { ok, fail } = reporter("pages");
  const built = await stat(join(pagesDir, "index.html")).catch(() => null);
  return built
    ? [ok(`built ${built.mtime.toISOString().slice(0, 10)}`)]
    : [fail(`there are none in ${pagesDir}`, "Build them: node scripts/setup.mjs")];
}

async function firstThatIsThere(folder: string): Promise<string> {
  const there = await stat(folder).catch(() => null);
  const above = dirname(folder);
  return there || above === folder ? folder : firstThatIsThere(above);
}
