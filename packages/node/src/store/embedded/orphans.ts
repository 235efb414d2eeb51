import { existsSync } from "node:fs";
import { readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { endLeftover } from "./postmaster.ts";

/**
 * Removes data that belonged to a temporary folder which is gone: whoever removed the folder meant
 * them too, and nobody can reach them any more. Data of any other folder stay, for a disk that is not
 * mounted is not gone.
 * @param elsewhere the folder that holds the data of servers, each with its note `belongs-to`
 */
export async function removeOrphans(elsewhere: string): Promise<void> {
  const temporary = `${await realpath(tmpdir())}${sep}`;
  for (const name of await readdir(elsewhere)) {
    const home = join(elsewhere, name);
    const owner = await ownerOf(home);
    if (!owner?.startsWith(temporary) || existsSync(owner)) continue;
    await endLeftover(join(home, "data"));
    await rm(home, { recursive: true, force: true });
  }
}

/** @returns undefined without a note: it is being made, or another process has just removed it */
async function ownerOf(home: string): Promise<string | undefined> {
  try {
    return (await readFile(join(home, "belongs-to"), "utf8")).trim();
  } catch {
    return undefined;
  }
}
