import { maxBodyBytes, type Fault } from "@entente/protocol";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import type { NodeContext } from "../context.ts";
import { appendToLedger } from "../ledger/ledger.ts";
import { rememberNonce } from "./nonces.ts";
import type { Operation } from "./operation.ts";
import type { Partner, Partners } from "./partners.ts";
import { peerFingerprint } from "./pinned-connection.ts";
import { parseJson, readBody } from "./read-body.ts";
import { jsonType, type SignedParts } from "./signature-profile.ts";
import { verifyRequest, type VerifiedRequest } from "./verify-request.ts";

/** The listener for partners' nodes. */
export type LinkServer = {
  /** Opens it; answers the port. */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Shows new connections the certificate that the node has now. */
  readonly rekey: () => void;
  readonly close: () => Promise<void>;
};

type ServerNode = Pick<NodeContext, "store" | "identity" | "log" | "now"> & {
  readonly partners: Partners;
  /** Told of each request of a recognised partner. */
  readonly heard: (partnerId: string) => Promise<void>;
  /** What a GET answers, by path. */
  readonly documents: ReadonlyMap<string, () => object>;
  /** What a signed POST does, by path. */
  readonly operations: ReadonlyMap<string, Operation>;
};

/**
 * HTTPS with certificates on both sides (TLS 1.3). Who shows none that is pinned gets no answer at
 * all; who shows one and signs wrongly is told why, and it is written into the ledger.
 */
export function openServer(node: ServerNode): LinkServer {
  const server = createServer(
    {
      key: node.identity.tls.key,
      cert: node.identity.tls.certificate,
      minVersion: "TLSv1.3",
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ["http/1.1"],
      handshakeTimeout: 10_000,
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 90_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      answer(node, request, response).catch((error: unknown) => {
        node.log.error({ err: error, path: request.url }, "a partner's request failed");
        reply(response, 500, { reason: "internal-error" });
      });
    },
  );
  server.on("secureConnection", (socket: TLSSocket) => {
    partnerAt(node, socket).then(
      (partner) => partner ?? socket.destroy(),
      () => socket.destroy(),
    );
  });
  server.on("clientError", (_fault, socket) => socket.destroy());
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    rekey: () =>
      server.setSecureContext({
        key: node.identity.tls.key,
        cert: node.identity.tls.certificate,
        minVersion: "TLSv1.3",
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}

async function partnerAt(node: ServerNode, socket: TLSSocket): Promise<Partner | undefined> {
  const fingerprint = peerFingerprint(socket);
  return fingerprint === null ? undefined : node.partners.byFingerprint(fingerprint);
}

async function answer(
  node: ServerNode,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const partner = await partnerAt(node, request.socket as TLSSocket);
  if (!partner) {
    request.socket.destroy();
    return;
  }
  await node.heard(partner.authority.id);
  const path = request.url ?? "";
  const document = request.method === "GET" && node.documents.get(path);
  if (document) return reply(response, 200, document());
  const operation = request.method === "POST" ? node.operations.get(path) : undefined;
  if (!operation) return reply(response, 404, { reason: "unknown-operation" });
  if (request.headers["content-type"] !== jsonType)
    return reply(response, 415, { reason: "not-json" });

  const body = await readBody(request, maxBodyBytes);
  if (!body) {
    response.setHeader("connection", "close");
    return reply(response, 413, { reason: "too-large" });
  }
  const verified = await verify(node, partner, { ...partsOf(request, path), body });
  if (!verified.ok) {
    await noteRefusal(node, partner, path, verified.reason);
    return reply(response, 401, { reason: verified.reason });
  }
  const json = parseJson(body);
  if (!json.ok) return reply(response, 400, { reason: "not-json" });
  const { status, body: answered } = await operation(partner, json.value);
  reply(response, status, answered);
}

function verify(node: ServerNode, partner: Partner, parts: SignedParts): Promise<VerifiedRequest> {
  return verifyRequest(parts, {
    now: node.now(),
    keyNamed: (keyId) => partner.keys.find((one) => one.keyId === keyId)?.key,
    rememberNonce: (nonce, until) => rememberNonce(node.store, partner.authority.id, nonce, until),
  });
}

function partsOf(request: IncomingMessage, path: string): Omit<SignedParts, "body"> {
  const fields = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return {
    method: request.method ?? "",
    authority: request.headers.host ?? "",
    path,
    fields: Object.fromEntries(fields) as SignedParts["fields"],
  };
}

async function noteRefusal(
  { store }: ServerNode,
  partner: Partner,
  path: string,
  reason: string,
): Promise<void> {
  await store.transaction({ type: "partner", authorityId: partner.authority.id }, (tx) =>
    appendToLedger(tx, [
      { act: "refused-access", object: { type: "link-request", id: path }, facts: { reason } },
    ]),
  );
}

function reply(response: ServerResponse, status: number, body: Fault | object): void {
  if (response.headersSent) return;
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": jsonType, "content-length": text.length });
  response.end(text);
}
