import type { Authority } from "@entente/model";
import type { Identity } from "./link/identity.ts";
import { StartError } from "./start-error.ts";
import type { Store } from "./store/store.ts";

const actor = { type: "system", name: "start" } as const;

/**
 * Writes the node's own authority, with its keys and address, into its database.
 * @throws StartError when the database is another authority's
 */
export async function writeOwnAuthority(
  store: Store,
  authority: Authority,
  identity: Identity,
  linkUrl: string,
): Promise<void> {
  await store.transaction(actor, async (tx) => {
    const present = await tx
      .selectFrom("authority")
      .select("id")
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
  });
}
