import { maxBodyBytes } from "@entente/protocol";
import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { allowsPrivateAddresses } from "../config/config.ts";
import type { NodeContext } from "../context.ts";
import type { Partner } from "./partners.ts";
import {
  connectPinned,
  ForbiddenAddress,
  WrongCertificate,
  type Target,
} from "./pinned-connection.ts";
import { parseJson, readBody } from "./read-body.ts";
import { signRequest } from "./sign-request.ts";

/** What became of a request to a partner. */
export type PartnerAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** The body read as JSON. */
      readonly body: unknown;
    }
  | {
      readonly ok: false;
      readonly reason:
        | "no-address"
        | "forbidden-address"
        | "unreachable"
        | "wrong-certificate"
        | "slow"
        | "nonsense";
      /** For the log: what the system said. */
      readonly detail: string;
    };

/** How long a partner may take, in milliseconds. */
export type ClientTimes = { readonly connect: number; readonly answer: number };

/** Five seconds to connect, thirty to answer. */
const defaultClientTimes: ClientTimes = { connect: 5_000, answer: 30_000 };

/** Speaks to the partners' nodes. */
export type Client = {
  /** Sends a signed JSON body to one of a partner's operations. Never throws for the partner's faults. */
  readonly post: (partner: Partner, path: string, body: string) => Promise<PartnerAnswer>;
  /** Asks for something that needs no signature. */
  readonly get: (partner: Partner, path: string) => Promise<PartnerAnswer>;
  readonly close: () => void;
};

const connectionsPerPartner = 8;

/**
 * A client that keeps connections open and reaches only the pinned node at the configured origin: no
 * redirect is followed, no proxy used, and nothing is sent before the certificate was checked.
 */
export function openClient(
  node: Pick<NodeContext, "config" | "identity" | "now">,
  times: ClientTimes = defaultClientTimes,
): Client {
  const agents = new Map<string, Agent>();
  const agentFor = (partner: Partner, origin: Origin): Agent => {
    // Connections end with the keys that they were opened with, own ones and pinned ones.
    const pinned = partner.keys.map(({ fingerprint }) => fingerprint);
    const own = node.identity.tls.fingerprint;
    const name = `${origin.host}:${origin.port} ${own} ${pinned.join(" ")}`;
    const agent = agents.get(name) ?? newAgent(node, pinned, origin, times);
    agents.set(name, agent);
    return agent;
  };
  const exchange = (
    partner: Partner,
    method: "GET" | "POST",
    path: string,
    text: string,
  ): Promise<PartnerAnswer> => {
    const origin = originOf(partner.url, allowsPrivateAddresses(node.config));
    if (!origin)
      return Promise.resolve({ ok: false, reason: "no-address", detail: "no https address" });
    const body = Buffer.from(text);
    const { authority } = origin;
    const signed =
      method === "POST"
        ? signRequest({ method, authority, path, body }, node.identity, node.now())
        : {};
    return perform(
      {
        agent: agentFor(partner, origin),
        method,
        path,
        host: origin.host,
        port: origin.port,
        headers: { host: authority, "content-length": String(body.length), ...signed },
      },
      body,
      times.answer,
    );
  };
  return {
    post: (partner, path, body) => exchange(partner, "POST", path, body),
    get: (partner, path) => exchange(partner, "GET", path, ""),
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

type Origin = Target & { readonly authority: string };

/** Null for what is no https address without a user's name and password. */
export function originOf(url: string | null, allowPrivate: boolean): Origin | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, port, host, username, password } = new URL(url);
  if (protocol !== "https:" || username !== "" || password !== "") return null;
  return {
    allowPrivate,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 443 : Number(port),
    authority: host,
  };
}

function newAgent(
  { identity }: Pick<NodeContext, "identity">,
  fingerprints: readonly string[],
  origin: Origin,
  times: ClientTimes,
): Agent {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connectionsPerPartner,
    timeout: 60_000,
    scheduling: "lifo",
  });
  agent.createConnection = (_options, done) => {
    connectPinned(origin, fingerprints, identity.tls, times.connect, (fault, socket) =>
      done?.(fault, socket as TLSSocket),
    );
    return undefined;
  };
  return agent;
}

function perform(options: RequestOptions, body: Buffer, timeout: number): Promise<PartnerAnswer> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout);
    const request = httpsRequest({ ...options, signal }, (response) => {
      readAnswer(response).then(resolve, (fault: Error) => resolve(faultOf(fault, signal)));
    });
    request.on("error", (fault) => resolve(faultOf(fault, signal)));
    request.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PartnerAnswer> {
  const body = await readBody(response, maxBodyBytes);
  if (!body) {
    response.destroy();
    return { ok: false, reason: "nonsense", detail: "an answer of more than 8 MiB" };
  }
  const status = response.statusCode ?? 0;
  const json = parseJson(body);
  return json.ok
    ? { ok: true, status, body: json.value }
    : { ok: false, reason: "nonsense", detail: `status ${status}, no JSON` };
}

function faultOf(fault: Error, signal: AbortSignal): PartnerAnswer {
  if (fault instanceof WrongCertificate)
    return { ok: false, reason: "wrong-certificate", detail: fault.message };
  if (fault instanceof ForbiddenAddress)
    return { ok: false, reason: "forbidden-address", detail: fault.message };
  if (signal.aborted) return { ok: false, reason: "slow", detail: "no answer in time" };
  return { ok: false, reason: "unreachable", detail: fault.message };
}
