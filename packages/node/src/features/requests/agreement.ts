import type { AgreementTerms, Authority } from "@entente/model";
import type { Transaction } from "../../store/store.ts";

/**
 * The terms under which something is exchanged, and the partner. Whether they are in force is the
 * gate's decision.
 */
export async function exchangeAgreement(
  tx: Transaction,
  agreementId: string,
): Promise<{ terms: AgreementTerms; partner: Authority }> {
  const row = await tx
    .selectFrom("agreement")
    .innerJoin("authority", "authority.id", "agreement.partner_id")
    .select(["terms", "authority.id", "authority.name", "authority.type", "authority.country"])
    .where("agreement.id", "=", agreementId)
    .executeTakeFirstOrThrow();
  const { terms, type, ...partner } = row;
  return { terms, partner: { ...partner, type: type as Authority["type"] } };
}
