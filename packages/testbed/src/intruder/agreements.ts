import { directiveClocks, usualTerms, type AgreementTerms } from "@entente/model";
import type { Victim } from "./victim.ts";

/** The purpose that the agreements name. */
export const purpose = "Drug trafficking";

/** The id of an agreement between two neighbours. */
export function agreementOf(number: 1 | 2): string {
  return `e47e47e4-1472-4000-8000-00000000000${number}`;
}

/** Terms that two neighbours sign; under the second, what leaves needs a second person. */
export function termsOf(number: 1 | 2, left: Victim, right: Victim): AgreementTerms {
  return {
    ...draftOf(left, right),
    id: agreementOf(number),
    version: 1,
    title: `Agreement ${number}`,
    fourEyes: number === 2 ? ["Person"] : [],
  };
}

/** Terms as two neighbours draft them: the node that proposes them gives id and version. */
export function draftOf(left: Victim, right: Victim): Omit<AgreementTerms, "id" | "version"> {
  return {
    ...usualTerms,
    title: "Draft",
    parties: [left.authority.id, right.authority.id],
    legalBasis: "Campaign",
    purposes: [purpose],
    kinds: ["Person"],
    matching: true,
    defaultHandling: { codes: ["H1"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 1_000_000,
    commonValueLimit: 3,
    hitThreshold: 25,
    validFrom: "2020-01-01",
    validUntil: "2099-12-31",
  };
}
