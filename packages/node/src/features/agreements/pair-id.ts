import type { AgreementTerms } from "@entente/model";
import { derivedId } from "../../derived-id.ts";

/**
 * The name of an agreement between two of its parties: that of the terms when there are no others,
 * else one made of the terms' and the two, so that matching, hits and requests run pair by pair.
 * @returns a UUID, the same at both nodes
 */
export function pairAgreementId(
  terms: Pick<AgreementTerms, "id" | "parties">,
  one: string,
  other: string,
): string {
  return terms.parties.length === 2
    ? terms.id
    : derivedId("agreement", terms.id, ...[one, other].toSorted());
}
