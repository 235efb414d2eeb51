import { createHash } from "node:crypto";
import { connect, type PeerCertificate, type TLSSocket } from "node:tls";
import type { Identity } from "./identity.ts";

/** Thrown when a server is not the one whose certificate is pinned; nothing was sent to it. */
export class WrongCertificate extends Error {
  constructor() {
    super("the certificate is not the pinned one");
  }
}

/** SHA-256 (hex) of the certificate at the other end, or null when it showed none. */
export function peerFingerprint(socket: TLSSocket): string | null {
  const { raw }: Partial<PeerCertificate> = socket.getPeerCertificate();
  return raw ? createHash("sha256").update(raw).digest("hex") : null;
}

/**
 * Opens a TLS 1.3 connection on which both ends show their certificates, and gives it out only when
 * the server's is the pinned one. Names and issuers do not matter, so a certificate may be self-signed
 * and an address that leads elsewhere leads nowhere.
 * @param timeout milliseconds until it is given up
 * @param done called once: with WrongCertificate or the fault of the network, or with the connection
 */
export function connectPinned(
  origin: { readonly host: string; readonly port: number },
  fingerprint: string,
  { key, certificate }: Identity["tls"],
  timeout: number,
  done: (fault: Error | null, socket?: TLSSocket) => void,
): void {
  const socket = connect({
    ...origin,
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
    if (peerFingerprint(socket) !== fingerprint) return giveUp(new WrongCertificate());
    clearTimeout(timer);
    socket.off("error", giveUp);
    done(null, socket);
  });
}
