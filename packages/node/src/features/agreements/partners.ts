import { authoritySchema } from "@entente/model";
import { fromBase64, toBase64 } from "@entente/protocol";
import { z } from "zod";
import type { NodeContext } from "../../context.ts";
import { notify } from "../../jobs/signals.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { keepFormerKeys, noNextKeys } from "../../link/learn-keys.ts";
import { partnersChannel } from "../../link/partners.ts";
import type { Transaction } from "../../store/store.ts";

/** What authorities give each other, by a way they trust, before their nodes can speak. */
export const partnerSchema = z.strictObject({
  authority: authoritySchema,
  /** Where its node is reached by others. */
  linkUrl: z
    .url({ protocol: /^https$/ })
    .max(300)
    .refine((url) => new URL(url).username === "" && new URL(url).password === "", {
      message: "an address without a user's name and password",
    }),
  /** Its Ed25519 public key, 32 bytes as base64. */
  signingKey: z.string().refine((key) => isKey(key), { message: "32 bytes as base64" }),
  /** SHA-256 of its TLS certificate, hex. */
  tlsFingerprint: z.hex().length(64).toLowerCase(),
});

/** A partner's node as it is pinned. */
export type PartnerCard = z.infer<typeof partnerSchema>;

/** What this node's partners need to pin it. */
export function ownCard(
  node: Pick<NodeContext, "authority" | "identity"> & { readonly link: { readonly url: string } },
): PartnerCard {
  return {
    authority: node.authority,
    linkUrl: node.link.url,
    signingKey: toBase64(node.identity.signingKey),
    tlsFingerprint: node.identity.tls.fingerprint,
  };
}

/**
 * Pins a partner's node, or pins it anew when its keys or address have changed; the servers of this
 * node know at once.
 * @throws ZodError for a card that is none; Error for this node's own
 */
export async function savePartner(tx: Transaction, card: PartnerCard): Promise<void> {
  const { authority, linkUrl, signingKey, tlsFingerprint } = partnerSchema.parse(card);
  const before = await tx
    .selectFrom("authority")
    .select(["id", "signing_key", "tls_fingerprint"])
    .where("id", "=", authority.id)
    .where("self", "=", false)
    .executeTakeFirst();
  if (before) await keepFormerKeys(tx, before, new Date());
  const facts = {
    ...authority,
    ...noNextKeys,
    link_url: linkUrl,
    signing_key: Buffer.from(fromBase64(signingKey)),
    tls_fingerprint: tlsFingerprint,
  };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("authority")
    .values({ ...facts, self: false, last_seen_at: null })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(facts).where("authority.self", "=", false),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n)
    throw new Error(`${authority.id} is this node's own authority`);
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "authority", id: authority.id },
      facts: { what: "partner-pinned", linkUrl, tlsFingerprint },
    },
  ]);
  await notify(tx, partnersChannel, authority.id);
}

function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}
