import type { AgreementTerms } from "@entente/model";
import { uselessBetween } from "../features/agreements/check-terms.ts";
import { openPartners, type Partner } from "../link/partners.ts";
import type { Transaction } from "../store/store.ts";
import { Refused } from "./refusal.ts";
import type { AdministeredNode } from "./with-node.ts";

/**
 * The partner of an agreement to which this node is a party, once nothing speaks against the terms.
 * @throws Refused in words
 */
export async function partnerUnder(
  node: AdministeredNode,
  terms: AgreementTerms,
): Promise<Partner> {
  const { authority, store } = node;
  const partnerId = terms.parties.find((id) => id !== authority.id);
  if (partnerId === undefined || !terms.parties.includes(authority.id))
    throw new Refused(
      "not-a-party",
      `The agreement is between ${terms.parties.join(" and ")}; this node is ${authority.id}.`,
    );
  if (terms.parties.length > 2)
    throw new Refused(
      "more-than-two-parties",
      "A file goes between two parties; with more, propose it on the pages of the node.",
    );
  const partner = await openPartners(store).byId(partnerId);
  if (!partner)
    throw new Refused(
      "partner-unknown",
      `${partnerId} is not known here: take its card first, with partner add`,
    );
  if (terms.validUntil < terms.validFrom)
    throw new Refused("invalid", "The agreement ends (validUntil) before it begins (validFrom).");
  const useless = uselessBetween({ authority, now: () => new Date() }, partner.authority, terms);
  if (useless)
    throw new Refused(
      useless.reason,
      `Nothing could go from ${useless.from} to ${useless.to} under these terms (${useless.reason}): ${useless.remedy}`,
    );
  return partner;
}

/**
 * Sees to it that the terms do not stand behind those that are kept.
 * @returns the partner's blind-evaluation key that is pinned under the agreement, if any
 * @throws Refused in words
 */
export async function needNewestTerms(
  tx: Transaction,
  terms: AgreementTerms,
): Promise<Buffer | null> {
  const kept = await tx
    .selectFrom("agreement")
    .select(["terms", "partner_oprf_public_key as partnerKey"])
    .where("id", "=", terms.id)
    .executeTakeFirst();
  if (!kept) return null;
  if (kept.terms.version > terms.version)
    throw new Refused(
      "version-superseded",
      `Version ${kept.terms.version} of this agreement is in force; these terms are version ${terms.version}.`,
    );
  return kept.partnerKey;
}
