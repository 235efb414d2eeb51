import { createServer, request as httpsRequest } from "node:https";
import { once } from "node:events";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Identity } from "./identity.ts";

/** What came back over the wire. */
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: unknown };

/**
 * Sends a request as it is, with any certificate or none and any fields, the way an attacker would.
 * Rejects when the connection ends without an answer.
 */
export function rawRequest(
  url: string,
  options: {
    tls?: Identity["tls"] | undefined;
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
  },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const body = options.body ?? "";
    const request = httpsRequest(new URL(options.path, url), {
      method: options.method ?? "POST",
      headers: { "content-length": String(Buffer.byteLength(body)), ...options.headers },
      rejectUnauthorized: false,
      agent: false,
      ...(options.tls ? { key: options.tls.key, cert: options.tls.certificate } : {}),
    });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === "" ? null : (JSON.parse(text) as unknown),
        }),
      );
    });
    request.end(body);
  });
}

/** A server that stands at a node's address and answers what the test wants. */
export async function standIn(
  port: number,
  tls: Identity["tls"],
  answer: (response: ServerResponse) => void,
): Promise<{ port: number; requests: () => number; close: () => Promise<void> }> {
  let requests = 0;
  const server = createServer(
    { key: tls.key, cert: tls.certificate, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      requests++;
      request.resume();
      request.on("end", () => answer(response));
    },
  );
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
