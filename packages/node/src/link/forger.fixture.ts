import { newId } from "@entente/model";
import {
  bodyHash,
  canonicalJson,
  checkpointBytes,
  deliveryBody,
  emptyRoot,
  messageBytes,
  type Checkpoint,
} from "@entente/protocol";
import type { Identity } from "./identity.ts";
import type { Link, LinkNode } from "./link.ts";
import { agreementId } from "./link-pair.fixture.ts";
import { clockOf, tracedType } from "./link-probe.fixture.ts";
import { messagesPath } from "./paths.ts";
import { signRequest } from "./sign-request.ts";
import { rawRequest, type RawAnswer } from "./stranger.fixture.ts";

/** What is different from what a partner would send. */
export type Forgery = {
  tls?: Identity["tls"];
  signer?: Pick<Identity, "keyId" | "sign">;
  at?: Date;
  nonce?: string;
  /** Sent in the place of what was signed. */
  sentBody?: string;
  headers?: (signed: Record<string, string>) => Record<string, string>;
  /** Asked for in the place of what was signed. */
  path?: string;
};

/** Whoever has keys to sign with. */
type Signer = { readonly node: Pick<LinkNode, "authority" | "identity"> };

/** From whom to whom; the two ends of a pair, for example. */
type Way = { readonly a: Signer; readonly b: { readonly link: () => Pick<Link, "url"> } };

/** An envelope from one end of a pair to the other, changed at will. */
export function envelope(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: newId(),
    type: tracedType,
    from: "be-brussels",
    to: "fr-marseille",
    agreementId,
    sentAt: new Date().toISOString(),
    payload: clockOf(),
    ...changes,
  };
}

/** A delivery of messages in one group from one end of a pair, signed as its link would. */
export function delivery({ a }: Pick<Way, "a">, ...envelopes: unknown[]): string {
  const signed = envelopes.map((value) => {
    const body = canonicalJson(value);
    return { body, signature: signedBy(a, messageBytes(bodyHash(body))) };
  });
  return deliveryBody([signed], checkpoint(a));
}

/** A checkpoint from long ago: it says nothing of the ledger as it is. */
export function checkpoint(end: Signer, changes: Partial<Checkpoint> = {}): Checkpoint {
  const statement = {
    authority: end.node.authority.id,
    size: 0,
    root: Buffer.from(emptyRoot).toString("hex"),
    at: "2020-01-01T00:00:00.000Z",
    ...changes,
  };
  return { ...statement, signature: signedBy(end, checkpointBytes(statement)), ...changes };
}

function signedBy({ node }: Signer, bytes: Uint8Array): string {
  return node.identity.sign(bytes).toString("base64");
}

/** Posts a body from one end of a pair to the other as the link would, but for the forgery. */
export function post({ a, b }: Way, body: string, forgery: Forgery = {}): Promise<RawAnswer> {
  const { url } = b.link();
  const { identity } = a.node;
  const { host: authority } = new URL(url);
  const signed = signRequest(
    { method: "POST", authority, path: messagesPath, body: Buffer.from(body) },
    forgery.signer ?? identity,
    forgery.at ?? new Date(),
    forgery.nonce,
  );
  return rawRequest(url, {
    tls: forgery.tls ?? identity.tls,
    path: forgery.path ?? messagesPath,
    headers: forgery.headers?.(signed) ?? signed,
    body: forgery.sentBody ?? body,
  });
}
