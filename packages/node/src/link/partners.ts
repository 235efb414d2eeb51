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
 * @param now decides which keys are taken while a partner's rotate
 */
export function openPartners(store: Store, now: () => Date = () => new Date()): Partners {
  let known: Promise<readonly Partner[]> | undefined;
  let readAt = 0;
  const all = (): Promise<readonly Partner[]> => {
    if (!known || Date.now() - readAt > maxAge) {
      readAt = Date.now();
      const reading = readPartners(store, now());
      known = reading;
      reading.catch(() => {
        if (known === reading) known = undefined;
      });
    }
    return known;
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

async function readPartners(store: Store, now: Date): Promise<Partner[]> {
  const rows = await store.transaction({ type: "system", name: "link" }, (tx) =>
    tx.selectFrom("authority").selectAll().where("self", "=", false).execute(),
  );
  return rows.flatMap((row) => {
    const { id, name, type, country, link_url, signing_key, tls_fingerprint } = row;
    if (!signing_key || !tls_fingerprint) return [];
    const present = pinned(id, signing_key, tls_fingerprint);
    const next =
      row.next_signing_key && row.next_tls_fingerprint
        ? pinned(id, row.next_signing_key, row.next_tls_fingerprint)
        : null;
    const over = next && row.next_overlap_until && row.next_overlap_until <= now;
    const keys = over ? [next] : next ? [present, next] : [present];
    return [
      {
        ...keys[0]!,
        authority: authoritySchema.parse({ id, name, type, country }),
        url: link_url,
        keys,
      },
    ];
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
