import { authoritySchema, type Authority } from "@entente/model";
import { createPublicKey, type KeyObject } from "node:crypto";
import type { Store } from "../store/store.ts";
import { keyIdOf } from "./key-id.ts";

/** The channel on which a change of the partners is told. */
export const partnersChannel = "entente_partners";

/** Another authority's node, with what is pinned of it. */
export type Partner = {
  readonly authority: Authority;
  /** Origin of its link (https), or null while it is not known. */
  readonly url: string | null;
  /** Its signing key and that key's name. */
  readonly key: KeyObject;
  readonly keyId: string;
  /** SHA-256 (hex) of its TLS certificate. */
  readonly fingerprint: string;
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

/** Partners without a pinned key or certificate are not among them: there is no way to know them. */
export function openPartners(store: Store): Partners {
  let known: Promise<readonly Partner[]> | undefined;
  let readAt = 0;
  const all = (): Promise<readonly Partner[]> => {
    if (!known || Date.now() - readAt > maxAge) {
      readAt = Date.now();
      const reading = readPartners(store);
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
      (await all()).find((partner) => partner.fingerprint === fingerprint),
    forget: () => {
      known = undefined;
    },
  };
}

async function readPartners(store: Store): Promise<Partner[]> {
  const rows = await store.transaction({ type: "system", name: "link" }, (tx) =>
    tx.selectFrom("authority").selectAll().where("self", "=", false).execute(),
  );
  return rows.flatMap(({ id, name, type, country, link_url, signing_key, tls_fingerprint }) => {
    if (!signing_key || !tls_fingerprint) return [];
    return [
      {
        authority: authoritySchema.parse({ id, name, type, country }),
        url: link_url,
        key: createPublicKey({
          key: { kty: "OKP", crv: "Ed25519", x: signing_key.toString("base64url") },
          format: "jwk",
        }),
        keyId: keyIdOf(id, signing_key),
        fingerprint: tls_fingerprint,
      },
    ];
  });
}
