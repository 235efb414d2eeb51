import type { AgreementTerms } from "@entente/model";
import type { Partner } from "../link/partners.ts";
import type { SavedAgreement } from "../features/agreements/agreements.ts";
import type { CheckedFilePart } from "./agreement-file.ts";
import { Refused } from "./refusal.ts";

type Reason = Extract<SavedAgreement | CheckedFilePart, { ok: false }>["reason"];

/** The refusal of an agreement, in words. */
export function refuseAgreement(reason: Reason, signer: string): Refused {
  const words: Record<Reason, string> = {
    "not-a-party": "This node is not a party to the agreement.",
    "more-than-two-parties":
      "A file goes between two parties; with more, propose it on the pages of the node.",
    "agreement-ended": "The agreement has been ended: a new one needs an id of its own.",
    "partner-unknown": "The partner is not known here: take its card first, with partner add",
    "signature-missing": `${signer} has not signed.`,
    "bad-signature": `The signature of ${signer} does not fit these terms: they were changed after it signed, or it signed with another key than that on its card.`,
    "bad-key-signature": `The blind-evaluation key of ${signer} is not the one it signed: the file was changed on its way. Ask for it again.`,
    "version-superseded": "A later version of this agreement is in force.",
  };
  return new Refused(reason, `${words[reason]} Nothing was kept.`);
}

/** The terms for whoever is to agree to them. */
export function termsInWords(terms: AgreementTerms, partner: Partner): string {
  const { clocks, defaultHandling, safeguard } = terms;
  const hours = Object.entries(clocks).map(([urgency, limit]) => `${urgency} ${limit} h`);
  const restriction =
    defaultHandling.restriction === undefined ? "" : ` (${defaultHandling.restriction})`;
  return [
    `${terms.title}, version ${terms.version} (${terms.id})`,
    `Partner:          ${partner.authority.name} (${partner.authority.id})`,
    `Legal basis:      ${terms.legalBasis}`,
    `Valid:            ${terms.validFrom} to ${terms.validUntil}`,
    `Purposes:         ${terms.purposes.join("; ")}`,
    `Kinds of records: ${terms.kinds.join(", ")}`,
    `Blind matching:   ${terms.matching ? `yes, ${terms.evaluationBudget} evaluations in 24 h for each side` : "no"}`,
    `Hits:             shown from ${terms.hitThreshold} bits; values in more than ${terms.commonValueLimit} records are not matched on`,
    `Handling:         ${defaultHandling.codes.join(", ")}${restriction}`,
    `Time to answer:   ${hours.join(", ")}`,
    `Safeguard:        ${safeguard ? `art. ${safeguard.article}: ${safeguard.text}` : "none"}`,
  ].join("\n");
}
