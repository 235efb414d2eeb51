import { createHash } from "node:crypto";
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { connect, type PeerCertificate, type TLSSocket } from "node:tls";
import { isAllowedAddress } from "./allowed-addresses.ts";
import type { Identity } from "./identity.ts";

/** Thrown when a server is not the one whose certificate is pinned; nothing was sent to it. */
export class WrongCertificate extends Error {
  constructor() {
    super("the certificate is not the pinned one");
  }
}

/** Thrown when an address leads to where no partner's node can be; nothing was sent there. */
export class ForbiddenAddress extends Error {
  constructor(address: string) {
    super(`${address} is not an address where partners are looked for`);
  }
}

/** Where a node is looked for. */
export type Target = {
  readonly host: string;
  readonly port: number;
  /** Whether loopback and private networks are looked into. */
  readonly allowPrivate: boolean;
};

/** SHA-256 (hex) of the certificate at the other end, or null when it showed none. */
export function peerFingerprint(socket: TLSSocket): string | null {
  const { raw }: Partial<PeerCertificate> = socket.getPeerCertificate();
  return raw ? createHash("sha256").update(raw).digest("hex") : null;
}

/**
 * Opens a TLS 1.3 connection on which both ends show their certificates, and gives it out only when
 * the server's is a pinned one. Names and issuers do not matter, so a certificate may be self-signed
 * and an address that leads elsewhere leads nowhere. Of a name, only addresses that are allowed are
 * connected to: what it resolves to is judged at that moment, so that it cannot change in between.
 * @param fingerprints of the server's certificates that are taken
 * @param timeout milliseconds until it is given up
 * @param done called once: with WrongCertificate, ForbiddenAddress or the fault of the network, or
 *   with the connection
 */
export function connectPinned(
  { host, port, allowPrivate }: Target,
  fingerprints: readonly string[],
  { key, certificate }: Identity["tls"],
  timeout: number,
  done: (fault: Error | null, socket?: TLSSocket) => void,
): void {
  if (isIP(host) !== 0 && !isAllowedAddress(host, allowPrivate)) {
    queueMicrotask(() => done(new ForbiddenAddress(host)));
    return;
  }
  const socket = connect({
    host,
    port,
    lookup: lookupAllowed(allowPrivate),
    key,
    cert: certificate,
    minVersion: "TLSv1.3",
    rejectUnauthorized: false,
    ALPNProtocols: ["http/1.1"],
  });
  const giveUp = (fault: Error): void => {
    clearTimeout(timer);
    socket.off("error", giveUp);
    socket.on("error", () => undefined);
    socket.destroy();
    done(fault);
  };
  const timer = setTimeout(() => giveUp(new Error("connecting took too long")), timeout);
  socket.on("error", giveUp);
  socket.once("secureConnect", () => {
    const fingerprint = peerFingerprint(socket);
    if (fingerprint === null || !fingerprints.includes(fingerprint))
      return giveUp(new WrongCertificate());
    clearTimeout(timer);
    socket.off("error", giveUp);
    done(null, socket);
  });
}

/** The system's way to look up a name, of whose addresses only the allowed ones remain. */
function lookupAllowed(allowPrivate: boolean): LookupFunction {
  return (name, options, answer) => {
    lookup(name, { ...options, all: true }, (fault, addresses) => {
      if (fault) return answer(fault, "", 0);
      const [first, ...others] = addresses.filter(({ address }) =>
        isAllowedAddress(address, allowPrivate),
      );
      if (!first) return answer(new ForbiddenAddress(name), "", 0);
      if (options.all) return answer(null, [first, ...others]);
      answer(null, first.address, first.family);
    });
  };
}
