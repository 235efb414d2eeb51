import { directiveClocks, usualTerms, type AgreementTerms } from "@entente/model";
import type { WorldAuthorityId } from "./authorities.ts";

/** What all agreements of the demonstration have in common. */
const persons = ["Person", "Phone", "Company", "Identification", "Vehicle", "BankAccount"];
const cargo = ["Container", "Consignment", "Company", "Vessel", "Seizure"];
const drugs = ["Drug trafficking", "Participation in a criminal organisation"];

const directive = "Directive (EU) 2023/977; Schengen Implementing Convention, art. 39 and 46";
const naples = "Naples II Convention of 18 December 1997; national customs law";
const bilateral = "Bilateral agreement on cooperation against crime and its memorandum (invented)";

/**
 * The agreements of the demonstration, between the pairs of authorities that work together.
 * @param hitThreshold bits of strength from which a hit is shown
 */
export function sampleAgreements(hitThreshold: number): AgreementTerms[] {
  const between = (number: number, part: Part): AgreementTerms => ({
    ...usualTerms,
    id: `e47e47e4-0000-4000-8000-${String(number).padStart(12, "0")}`,
    version: 1,
    title: part.title,
    predecessors: part.predecessors ?? [],
    parties: part.parties,
    legalBasis: part.legalBasis ?? directive,
    purposes: drugs,
    kinds: part.kinds ?? [...persons, "Container", "Vessel", "Operation"],
    matching: true,
    defaultHandling: part.safeguard ? { codes: ["H1", "H2"] } : { codes: ["H0"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 2_000_000,
    commonValueLimit: 10,
    hitThreshold,
    validFrom: "2026-01-01",
    validUntil: "2028-12-31",
    safeguard: part.safeguard
      ? {
          article: "37",
          text: "Memorandum with safeguards, reviewed every year (invented).",
          demands: ["Only what the request needs", "Consent of the state that supplied it"],
        }
      : null,
  });
  return parts.map((part, index) => between(index + 1, part));
}

type Part = {
  readonly title: string;
  readonly parties: [WorldAuthorityId, WorldAuthorityId];
  readonly legalBasis?: string;
  readonly kinds?: string[];
  readonly safeguard?: true;
  readonly predecessors?: AgreementTerms["predecessors"];
};

const parts: readonly Part[] = [
  {
    title: "Bruxelles – Marseille",
    parties: ["be-brussels-prosecutor", "fr-marseille-prosecutor"],
  },
  { title: "Antwerpen – Rotterdam", parties: ["be-antwerp-police", "nl-rotterdam-police"] },
  { title: "Antwerpen – Brussel", parties: ["be-antwerp-police", "be-brussels-prosecutor"] },
  {
    title: "Douane – politie Antwerpen",
    parties: ["be-antwerp-customs", "be-antwerp-police"],
    legalBasis: naples,
    kinds: [...cargo, "Person", "Vehicle", "Phone"],
  },
  {
    title: "Douane Antwerpen – Rotterdam",
    parties: ["be-antwerp-customs", "nl-rotterdam-police"],
    legalBasis: naples,
    kinds: [...cargo, "Person", "Vehicle", "Phone"],
  },
  {
    title: "Bruxelles – Rabat",
    parties: ["be-brussels-prosecutor", "ma-rabat-liaison"],
    legalBasis: bilateral,
    kinds: persons,
    safeguard: true,
    predecessors: [
      { id: null, title: "Mémorandum d’entente (inventé)", date: "2016" },
      { id: null, title: "Accord de coopération policière (inventé)", date: "2018" },
      { id: null, title: "Accord d’entraide en matière de stupéfiants (inventé)", date: "2022" },
      { id: null, title: "Plan d’action 2025–2026 (inventé)", date: "2025" },
    ],
  },
  {
    title: "Marseille – Rabat",
    parties: ["fr-marseille-prosecutor", "ma-rabat-liaison"],
    legalBasis: bilateral,
    kinds: persons,
    safeguard: true,
  },
  { title: "Marseille – Rotterdam", parties: ["fr-marseille-prosecutor", "nl-rotterdam-police"] },
  { title: "Bruxelles – Rotterdam", parties: ["be-brussels-prosecutor", "nl-rotterdam-police"] },
];
