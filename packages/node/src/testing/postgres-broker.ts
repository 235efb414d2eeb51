import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test asks for the PostgreSQL of this run. */
    postgresBroker: string;
  }
}

/**
 * Offers the tests of a run one PostgreSQL, started when the first test asks for it, so that runs
 * without such tests do not pay for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: ChildProcess | undefined;
  let address: Promise<string> | undefined;
  const broker = createServer((_request, response) => {
    server ??= spawn(
      process.execPath,
      [fileURLToPath(new URL("./postgres-process.ts", import.meta.url))],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    address ??= firstLineOf(server);
    address.then(
      (url) => response.end(url),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  broker.listen(0, "127.0.0.1");
  await once(broker, "listening");
  const { port } = broker.address() as AddressInfo;
  project.provide("postgresBroker", `http://127.0.0.1:${port}`);

  return async () => {
    broker.close();
    if (!server || server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.stdin?.end();
    await ended;
  };
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) for await (const line of createInterface(stdout)) return line;
  throw new Error("PostgreSQL did not start");
}
