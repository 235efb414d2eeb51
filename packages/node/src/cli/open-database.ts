import { join } from "node:path";
import type { NodeConfig } from "../config/config.ts";
import { inWords, ownDatabase } from "../database.ts";
import { attachToEmbeddedPostgres } from "../store/embedded/attach.ts";
import { createDatabase } from "../store/embedded/provision.ts";
import { startEmbeddedPostgres } from "../store/embedded/start.ts";

/** A database that a command reaches. */
export type ReachedDatabase = {
  /** Connection of the role the node works as. */
  readonly url: string;
  /** Connection of the role that owns the tables, and the other's name when they are two. */
  readonly owner?: { readonly url: string; readonly appRole?: string };
  /** Configured; or the node's own PostgreSQL, which a running node has or this command started. */
  readonly how: "configured" | "running" | "started";
  readonly close: () => Promise<void>;
};

/**
 * Reaches a node's database whether the node runs or not: the configured one, or the node's own
 * PostgreSQL, which is started for as long as the command takes when the node does not run.
 * @throws StartError or EmbeddedPostgresError in words
 */
export async function reachDatabase({ database, dataDir }: NodeConfig): Promise<ReachedDatabase> {
  const { url, ownerUrl } = database;
  if (url !== undefined) {
    const owner =
      ownerUrl === undefined ? { url } : { url: ownerUrl, appRole: new URL(url).username };
    return { url, owner, how: "configured", close: async () => undefined };
  }
  const folder = join(dataDir, "postgres");
  const login = { database: ownDatabase, role: `${ownDatabase}_app` };
  const running = await attachToEmbeddedPostgres(folder, login);
  if (running !== null) return { url: running, how: "running", close: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDir: folder });
  try {
    const { owner, app } = await inWords(() =>
      createDatabase(server.superuserUrl(), { name: ownDatabase }),
    );
    return {
      url: app.url,
      owner: { url: owner.url, appRole: app.role },
      how: "started",
      close: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
