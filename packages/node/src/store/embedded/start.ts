import { setTimeout as wait } from "node:timers/promises";
import { prepareBinaries, type Binaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./fault.ts";
import { findFreePort } from "./free-port.ts";
import { initialise, SUPERUSER } from "./initialise.ts";
import { claim, release } from "./owner.ts";
import { placeFor, type Place } from "./place.ts";
import { endLeftover } from "./postmaster.ts";
import { runServer, type ServerProcess } from "./server-process.ts";

export interface EmbeddedPostgresOptions {
  /** The folder for the data, the password and the owner file; made when missing. */
  readonly dataDir: string;
  /** Without it, a free port. */
  readonly port?: number;
  /** Gets each line of the server's log; it holds no statements and no values. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** @returns the connection string of the superuser for a database, by default `postgres` */
  superuserUrl(database?: string): string;
  /** Shuts the server down and gives the data free; always resolves, also when called twice. */
  stop(): Promise<void>;
}

const ATTEMPTS = 50;

/**
 * Starts the PostgreSQL that comes with the project, making its data at the first start. It is
 * reached through 127.0.0.1 with a password, runs as `nobody` when this process runs as root, and
 * does not outlive this process. A server that a process which died left running is shut down.
 * @throws EmbeddedPostgresError with the reason, and what to do, when it cannot be started
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const place = await placeFor(options.dataDir);
  await claim(place.ownerFile);
  try {
    await endLeftover(place.cluster);
    const binaries = await prepareBinaries(place.user);
    const password = await initialise(place, binaries);
    const { port, server } = await startOnPort(place, binaries, options);
    let stopping: Promise<void> | undefined;
    return {
      host: "127.0.0.1",
      port,
      superuserUrl: (database = "postgres") =>
        `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      stop: () => (stopping ??= server.stop().finally(() => release(place.ownerFile))),
    };
  } catch (error) {
    release(place.ownerFile);
    throw error;
  }
}

/**
 * Tries again where another program was quicker to take the free port, and where the last
 * processes of a server that was killed have not ended yet.
 */
async function startOnPort(
  place: Place,
  binaries: Binaries,
  { port: wanted, log = () => {} }: EmbeddedPostgresOptions,
): Promise<{ port: number; server: ServerProcess }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await findFreePort());
    try {
      return { port, server: await runServer(place, binaries, port, log) };
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error, wanted === undefined)) throw error;
      await wait(200);
    }
  }
}

function isPassing(error: unknown, anyPort: boolean): boolean {
  if (!(error instanceof EmbeddedPostgresError)) return false;
  return (
    (error.reason === "port-taken" && anyPort) ||
    /pre-existing shared memory block|lock file "postmaster.pid"/.test(error.message)
  );
}
