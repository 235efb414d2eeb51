import type { AgreementTerms, Authority } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";
import type { Transaction } from "../../store/store.ts";

/** An agreement under which matching runs now, with the keys it runs on. */
export type MatchingAgreement = {
  id: string;
  terms: AgreementTerms;
  partner: Authority;
  /** This node's key: evaluates the partner's queries and makes this node's list. */
  secretKey: Uint8Array;
  publicKey: Uint8Array;
  /** The partner's pinned key, against which samples of its evaluations are checked. */
  partnerPublicKey: Uint8Array | null;
};

/** The agreements under which the gate lets matching run now, and that are not suspended. */
export async function matchingAgreements(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  id?: string,
): Promise<MatchingAgreement[]> {
  const rows = await tx
    .selectFrom("agreement")
    .innerJoin("authority", "authority.id", "agreement.partner_id")
    .select([
      "agreement.id",
      "terms",
      "oprf_secret_key",
      "oprf_public_key",
      "partner_oprf_public_key",
      "authority.id as partner_id",
      "authority.name",
      "authority.type",
      "authority.country",
    ])
    .where("suspended", "is", null)
    .$if(id !== undefined, (query) => query.where("agreement.id", "=", id!))
    .orderBy("agreement.id")
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      terms: row.terms,
      partner: {
        id: row.partner_id,
        name: row.name,
        type: row.type as Authority["type"],
        country: row.country,
      },
      secretKey: row.oprf_secret_key,
      publicKey: row.oprf_public_key,
      partnerPublicKey: row.partner_oprf_public_key,
    }))
    .filter(
      ({ terms, partner }) =>
        may({
          outgoing: { what: "matching" },
          from: node.authority,
          to: partner,
          agreement: terms,
          now: node.now(),
        }).ok,
    );
}
