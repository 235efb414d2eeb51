import { join } from "node:path";
import type { Logger } from "pino";
import type { NodeConfig } from "./config/config.ts";
import { StartError } from "./start-error.ts";
import { createDatabase } from "./store/embedded/provision.ts";
import { startEmbeddedPostgres } from "./store/embedded/start.ts";
import { migrate } from "./store/store.ts";

/** A database that is at the newest schema. */
export type ReadyDatabase = {
  /** Connection of the role the node works as. */
  url: string;
  stop: () => Promise<void>;
};

/** The name of the database in the node's own PostgreSQL. */
export const ownDatabase = "entente";

/**
 * Reaches the configured database, or starts the node's own PostgreSQL below its data folder, and
 * brings it to the newest schema.
 * @throws StartError in words when that fails
 */
export async function openDatabase(config: NodeConfig, log: Logger): Promise<ReadyDatabase> {
  const { url, ownerUrl } = config.database;
  if (url !== undefined) {
    const role = ownerUrl === undefined ? undefined : new URL(url).username;
    await inWords(() => migrate(ownerUrl ?? url, role));
    return { url, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres({
    dataDir: join(config.dataDir, "postgres"),
    log: (line) => log.debug({ postgres: line }, "database"),
  });
  try {
    const { owner, app } = await createDatabase(server.superuserUrl(), { name: ownDatabase });
    await inWords(() => migrate(owner.url, app.role));
    return { url: app.url, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const wordsByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens at the address of the database",
  ENOTFOUND: "the name of the database's host is not known",
  ETIMEDOUT: "the database's host does not answer",
  "28P01": "the database refuses the password",
  "28000": "the database refuses the role",
  "3D000": "there is no database of that name",
  "42501": "the role lacks a right in the database; give the owner as database.ownerUrl",
};

/**
 * Does something with the database.
 * @throws StartError in words for what commonly goes wrong with one
 */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const words = wordsByCode[code];
    if (words === undefined) throw error;
    throw new StartError(`The database cannot be used: ${words} (${code}).`, { cause: error });
  }
}
