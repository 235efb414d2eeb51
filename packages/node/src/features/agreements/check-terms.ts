import type { AgreementTerms, Authority } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";

/** Why nothing could ever go between two parties under terms. */
export type UselessTerms = {
  readonly reason: string;
  readonly remedy: string;
  readonly from: string;
  readonly to: string;
};

/**
 * Asks the gate whether letters could pass between this node and a partner, in both directions, were
 * these terms signed by all and their first day come.
 * @returns what speaks against the terms, or null
 */
export function uselessBetween(
  { authority, now }: Pick<NodeContext, "authority" | "now">,
  partner: Authority,
  terms: AgreementTerms,
): UselessTerms | null {
  const signatures = Object.fromEntries(terms.parties.map((party) => [party, ""]));
  const agreement = { id: terms.id, terms, signatures, suspended: null, endedAt: null };
  for (const [from, to] of [
    [authority, partner],
    [partner, authority],
  ] as const) {
    const decision = may({
      outgoing: { what: "correspondence" },
      purpose: terms.purposes[0],
      from,
      to,
      agreement,
      lastSeenAt: null,
      derogation: null,
      now: now(),
    });
    if (!decision.ok && decision.reason !== "agreement-not-yet-valid")
      return { reason: decision.reason, remedy: decision.remedy, from: from.id, to: to.id };
  }
  return null;
}
