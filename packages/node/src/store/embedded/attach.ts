import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { SUPERUSER } from "./initialise.ts";
import { explainFailure } from "./fault.ts";
import { placeFor } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";
import { commandLineOf } from "./process-identity.ts";

/**
 * Finds the server that another process of the same user, such as a running node, has started on
 * some data. Its passwords stay as they are, so whoever uses it is not disturbed.
 * @param dataDir the folder given when it was started
 * @param login the database, and the role to act as with no more rights than that role has
 * @returns a connection string; null when no server runs there
 * @throws EmbeddedPostgresError when this user may not read its folder
 */
export async function attachToEmbeddedPostgres(
  dataDir: string,
  login: { readonly database: string; readonly role: string },
): Promise<string | null> {
  if (!existsSync(dataDir)) return null;
  const place = await placeFor(dataDir);
  try {
    const server = readPostmaster(place.cluster);
    const runs =
      server?.ready === true &&
      commandLineOf(server.pid)?.includes(`-D ${place.cluster} `) === true;
    if (!runs) return null;
    const password = (await readFile(place.passwordFile, "utf8")).trim();
    const url = new URL(`postgres://127.0.0.1:${server.port}/${login.database}`);
    url.username = SUPERUSER;
    url.password = password;
    url.searchParams.set("options", `-c role=${login.role}`);
    return url.href;
  } catch (error) {
    throw explainFailure("be reached", String(error));
  }
}

/** Whether data were ever made for the server of a folder. */
export function hasEmbeddedPostgres(dataDir: string): boolean {
  return existsSync(`${dataDir}/data`) || existsSync(`${dataDir}/location`);
}
