import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@entente/node";

/** The PostgreSQL of one node: killed and started again, it keeps its port, data and passwords. */
export type DatabaseServer = {
  readonly superuserUrl: (database?: string) => string;
  readonly isUp: () => boolean;
  /** SIGKILL, as if the machine had lost its power. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts the PostgreSQL of one node on data below a folder that everybody may enter. */
export async function openDatabaseServer(dataDir: string): Promise<DatabaseServer> {
  let server = await startEmbeddedPostgres({ dataDir });
  const { port } = server;
  let up = true;
  return {
    superuserUrl: (database) => server.superuserUrl(database),
    isUp: () => up,
    async kill() {
      up = false;
      const pid = Number(
        readFileSync(join(dataDir, "data", "postmaster.pid"), "utf8").split("\n")[0],
      );
      process.kill(pid, "SIGKILL");
      await server.stop();
    },
    async start() {
      server = await startEmbeddedPostgres({ dataDir, port });
      up = true;
    },
    async stop() {
      up = false;
      await server.stop();
    },
  };
}
