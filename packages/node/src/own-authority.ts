import type { Authority } from "@entente/model";
import type { Identity } from "./link/identity.ts";
import { keepFormerKeys } from "./link/learn-keys.ts";
import { StartError } from "./start-error.ts";
import type { Store } from "./store/store.ts";

const actor = { type: "system", name: "start" } as const;

/** The keys that a database knows of its own node. */
export type OwnRow = { signing_key: Buffer | null; tls_fingerprint: string | null };

/**
 * Writes the node's own authority, with its keys and address, into its database. Servers of one
 * database must have the same keys in their data folders, since partners pin them.
 * @returns whether the database knew keys until now that were not announced to be changed
 * @throws StartError when the database is another authority's
 */
export async function writeOwnAuthority(
  store: Store,
  authority: Authority,
  identity: Identity,
  linkUrl: string,
): Promise<{ keysChanged: boolean }> {
  return store.transaction(actor, async (tx) => {
    const present = await tx
      .selectFrom("authority")
      .select(["id", "signing_key", "tls_fingerprint"])
      .where("self", "=", true)
      .executeTakeFirst();
    if (present && present.id !== authority.id)
      throw new StartError(
        `The database belongs to ${present.id}, but the config says authority.id ${authority.id}.`,
      );
    const facts = {
      ...authority,
      self: true,
      link_url: linkUrl,
      signing_key: identity.signingKey,
      tls_fingerprint: identity.tls.fingerprint,
    };
    await tx
      .insertInto("authority")
      .values({ ...facts, last_seen_at: null })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(facts))
      .execute();
    const keys = present ? compareOwnKeys(present, identity) : "same";
    if (present && keys !== "same") await keepFormerKeys(tx, present, new Date());
    return { keysChanged: keys === "other" };
  });
}

/**
 * Whether a database knows the keys that the node works with: the same, those before them while they
 * rotate, or others.
 */
export function compareOwnKeys(own: OwnRow, identity: Identity): "same" | "rotated" | "other" {
  const { signingKey, tls, former } = identity;
  if (own.signing_key?.equals(signingKey) === true && own.tls_fingerprint === tls.fingerprint)
    return "same";
  return former && own.signing_key?.equals(former.signingKey) === true ? "rotated" : "other";
}
