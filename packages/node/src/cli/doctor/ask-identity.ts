import { request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { nodeIdentitySchema, parseBy } from "@entente/protocol";
import type { Identity } from "../../link/identity.ts";
import type { Partner } from "../../link/partners.ts";
import { identityPath } from "../../link/paths.ts";
import { originOf } from "../../link/client.ts";
import {
  connectPinned,
  ForbiddenAddress,
  WrongCertificate,
  type Target,
} from "../../link/pinned-connection.ts";
import { parseJson, readBody } from "../../link/read-body.ts";
import { keyIdOf } from "../../link/key-id.ts";

/** What a partner's node says of itself. */
export type AskedIdentity =
  | { readonly ok: true; readonly keyId: string; readonly clock: Date | null }
  | {
      readonly ok: false;
      readonly reason:
        | "no-address"
        | "forbidden-address"
        | "unreachable"
        | "wrong-certificate"
        | "hung-up"
        | "nonsense";
      readonly detail: string;
    };

const patienceMs = 5_000;
const mostBytes = 10_000;

/**
 * Asks a partner's node who it is, over a connection on which both ends are checked.
 * @param allowPrivate whether it is looked for in private networks
 */
export async function askIdentity(
  partner: Partner,
  identity: Identity,
  allowPrivate: boolean,
): Promise<AskedIdentity> {
  const origin = originOf(partner.url, allowPrivate);
  if (!origin) return { ok: false, reason: "no-address", detail: "" };
  const fingerprints = partner.keys.map(({ fingerprint }) => fingerprint);
  let socket: TLSSocket;
  try {
    socket = await connect(origin, fingerprints, identity);
  } catch (error) {
    const reason =
      error instanceof WrongCertificate
        ? "wrong-certificate"
        : error instanceof ForbiddenAddress
          ? "forbidden-address"
          : "unreachable";
    return { ok: false, reason, detail: String(error) };
  }
  try {
    const response = await ask(socket, origin.authority);
    const body = await readBody(response, mostBytes);
    const json = body ? parseJson(body) : { ok: false as const };
    const said = json.ok ? parseBy(nodeIdentitySchema, json.value) : json;
    if (!said.ok) return { ok: false, reason: "nonsense", detail: `status ${response.statusCode}` };
    const { authority, signingKey } = said.value;
    const clock = response.headers.date === undefined ? null : new Date(response.headers.date);
    return { ok: true, keyId: keyIdOf(authority.id, Buffer.from(signingKey, "base64")), clock };
  } catch (error) {
    return { ok: false, reason: "hung-up", detail: String(error) };
  } finally {
    socket.destroy();
  }
}

function connect(
  origin: Target,
  fingerprints: readonly string[],
  { tls }: Identity,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    connectPinned(origin, fingerprints, tls, patienceMs, (fault, socket) =>
      socket ? resolve(socket) : reject(fault ?? new Error("no connection")),
    );
  });
}

function ask(socket: TLSSocket, host: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const options = { createConnection: () => socket, path: identityPath, headers: { host } };
    httpRequest({ ...options, signal }, resolve)
      .on("error", reject)
      .end();
  });
}
