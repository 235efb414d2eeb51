import { authoritySchema, type Authority } from "@entente/model";
import { createPublicKey, type KeyObject } from "node:crypto";
import type { Store } from "../store/store.ts";
import { keyIdOf } from "./key-id.ts";

/** The channel on which a change of the partners is told. */
export const partnersChannel = "entente_partners";

/** The keys of a node at one time. */
export type PinnedKeys = {
  /** Its signing key, that key's raw 32 bytes and its name. */
  readonly key: KeyObject;
  readonly signingKey: Buffer;
  readonly keyId: string;
  /** SHA-256 (hex) of its TLS certificate. */
  readonly fingerprint: string;
};

/** Another authority's node, with what is pinned of it. */
export type Partner = PinnedKeys & {
  readonly authority: Authority;
  /** Origin of its link (https), or null while it is not known. */
  readonly url: string | null;
  /** All keys that are taken now: the present ones, and while keys rotate those beside them. */
  readonly keys: readonly PinnedKeys[];
};

/** The partners as they stand in the `authority` table, kept in memory. */
export type Partners = {
  readonly all: () => Promise<readonly Partner[]>;
  readonly byId: (id: string) => Promise<Partner | undefined>;
  /** The partner whose TLS certificate has this fingerprint. */
  readonly byFingerprint: (fingerprint: string) => Promise<Partner | undefined>;
  /** Reads them anew at the next question. */
  readonly forget: () => void;
};

/** Read again after this even if nothing was told: a notification can be lost with its connection. */
const maxAge = 10_000;

/**
 * Partners without a pinned key or certificate are not among them: there is no way to know them.
 * @param now decides, at each question, which keys are taken while a partner's rotate
 */
export function openPartners(store: Store, now: () => Date = () => new Date()): Partners {
  let known: Promise<readonly Kept[]> | undefined;
  let readAt = 0;
  const kept = (): Promise<readonly Kept[]> => {
    // Not by a clock that can be set: set back, what is known would stay for as long.
    if (!known || performance.now() - readAt > maxAge) {
      readAt = performance.now();
      const reading = readPartners(store);
      known = reading;
      reading.catch(() => {
        if (known === reading) known = undefined;
      });
    }
    return known;
  };
  const all = async (): Promise<readonly Partner[]> => {
    const at = now();
    return (await kept()).map(({ partner, after }) =>
      after && after.from <= at ? after.partner : partner,
    );
  };
  return {
    all,
    byId: async (id) => (await all()).find(({ authority }) => authority.id === id),
    byFingerprint: async (fingerprint) =>
      (await all()).find(({ keys }) => keys.some((one) => one.fingerprint === fingerprint)),
    forget: () => {
      known = undefined;
    },
  };
}

/** A partner as it is, and as it will be once only its next keys are taken. */
type Kept = {
  readonly partner: Partner;
  readonly after?: { readonly from: Date; readonly partner: Partner };
};

async function readPartners(store: Store): Promise<Kept[]> {
  const rows = await store.transaction({ type: "system", name: "link" }, (tx) =>
    tx.selectFrom("authority").selectAll().where("self", "=", false).execute(),
  );
  return rows.flatMap((row): Kept[] => {
    const { id, name, type, country, link_url: url, signing_key, tls_fingerprint } = row;
    if (!signing_key || !tls_fingerprint) return [];
    const authority = authoritySchema.parse({ id, name, type, country });
    const present = pinned(id, signing_key, tls_fingerprint);
    const { next_signing_key, next_tls_fingerprint, next_overlap_until: from } = row;
    if (!next_signing_key || !next_tls_fingerprint)
      return [{ partner: { ...present, authority, url, keys: [present] } }];
    const next = pinned(id, next_signing_key, next_tls_fingerprint);
    const partner = { ...present, authority, url, keys: [present, next] };
    if (!from) return [{ partner }];
    return [{ partner, after: { from, partner: { ...next, authority, url, keys: [next] } } }];
  });
}

function pinned(authorityId: string, signingKey: Buffer, fingerprint: string): PinnedKeys {
  return {
    key: createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: signingKey.toString("base64url") },
      format: "jwk",
    }),
    signingKey,
    keyId: keyIdOf(authorityId, signingKey),
    fingerprint,
  };
}
