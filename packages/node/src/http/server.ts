import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { setTimeout as pause } from "node:timers/promises";

/** A listener at work. */
export type HttpServer = {
  readonly url: string;
  /** Takes no new connections, lets running requests end, closes what is left after a while. */
  stop: () => Promise<void>;
};

const headersMs = 15_000;
/** The time to receive a whole request, so that the largest upload comes through at 3.5 Mbit/s. */
const requestMs = 600_000;
const keepAliveMs = 65_000;
const idleSweepMs = 50;

/**
 * Opens a listener.
 * @param options.fetch answers a request
 * @param options.port 0 for any free port
 * @param options.graceMs how long running requests may take to end when stopped
 * @throws when host and port cannot be had
 */
export async function startHttpServer(options: {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  host: string;
  port: number;
  graceMs?: number;
}): Promise<HttpServer> {
  const { fetch, host, port, graceMs = 10_000 } = options;
  const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings));
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, keepAliveTimeout: keepAliveMs },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  let stopped: Promise<void> | undefined;
  return { url: urlOf(server), stop: () => (stopped ??= close(server, graceMs)) };
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const until = Date.now() + graceMs;
  let open = true;
  void closed.then(() => (open = false));
  // A connection kept alive goes idle when its running request has ended.
  while (open && Date.now() < until) {
    server.closeIdleConnections();
    await Promise.race([closed, pause(idleSweepMs)]);
  }
  server.closeAllConnections();
  await closed;
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
