import type { AgreementTerms } from "@entente/model";
import { ownCard, type NodeContext, type RunningNode } from "@entente/node";
import { connectPartners, makeKnown } from "./connect-partners.ts";

const actor = { type: "system", name: "set-up" } as const;

/**
 * Connects what is not connected yet: at a later start usually nothing. An agreement that both keep is
 * left as it is, for people may have amended or ended it since; partners that have moved are pinned anew.
 * @throws Error when a node refuses an agreement
 */
export async function completeConnections(
  agreements: readonly AgreementTerms[],
  nodeOf: (authorityId: string) => RunningNode,
): Promise<void> {
  for (const terms of agreements) {
    const [left, right] = terms.parties.map(nodeOf);
    if (!left || !right) continue;
    const [atLeft, atRight] = await Promise.all([
      agreementAt(left.context, right.context, terms.id),
      agreementAt(right.context, left.context, terms.id),
    ]);
    const agreed =
      atLeft?.partnerKey?.equals(atRight?.ownKey ?? Buffer.of()) === true &&
      atRight?.partnerKey?.equals(atLeft.ownKey) === true;
    if (!agreed) await connectPartners(left, right, terms);
    else if (!atLeft.pinned || !atRight.pinned) await makeKnown(left, right);
  }
}

/**
 * An agreement as a node keeps it: the keys of blind matching, and whether the partner is pinned as it
 * is now. Undefined when it is not kept.
 */
function agreementAt({ store }: NodeContext, partner: NodeContext, id: string) {
  const { authority, linkUrl, signingKey, tlsFingerprint } = ownCard(partner);
  return store.transaction(actor, (tx) =>
    tx
      .selectFrom("agreement")
      .innerJoin("authority", "authority.id", "agreement.partner_id")
      .select(["oprf_public_key as ownKey", "partner_oprf_public_key as partnerKey"])
      .select((eb) =>
        eb
          .and({
            "authority.name": authority.name,
            "authority.type": authority.type,
            "authority.country": authority.country,
            link_url: linkUrl,
            signing_key: Buffer.from(signingKey, "base64"),
            tls_fingerprint: tlsFingerprint,
          })
          .as("pinned"),
      )
      .where("agreement.id", "=", id)
      .where("authority.id", "=", authority.id)
      .executeTakeFirst(),
  );
}
