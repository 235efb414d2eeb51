import type { Authority } from "@entente/model";
import type { Identity } from "./link/identity.ts";
import { StartError } from "./start-error.ts";
import type { Store } from "./store/store.ts";

const actor = { type: "system", name: "start" } as const;

/**
 * Writes the node's own authority, with its keys and address, into its database. Servers of one
 * database must have the same keys in their data folders, since partners pin them.
 * @returns whether the database knew other keys until now
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
    return { keysChanged: present !== undefined && !isKnown(present, identity) };
  });
}

function isKnown(
  present: { signing_key: Buffer | null; tls_fingerprint: string | null },
  { signingKey, tls }: Identity,
): boolean {
  return (
    present.signing_key?.equals(signingKey) === true && present.tls_fingerprint === tls.fingerprint
  );
}
