import { directiveClocks, usualTerms } from "@entente/model";
import type { TermsInput } from "../../api/agreements.ts";
import type { TermsView } from "./term-rows.tsx";

/** Terms while they are written: lists as one text, a line each. */
export type TermsDraft = Omit<TermsInput, "purposes" | "predecessors" | "safeguard" | "parties"> & {
  parties: readonly string[];
  purposes: string;
  predecessors: string;
  safeguard: { article: "36" | "37" | "38"; text: string; demands: string } | null;
};

/** What a new agreement usually says. */
export function usualDraft(self: string, today: string): TermsDraft {
  return {
    ...usualTerms,
    title: "",
    parties: [self],
    legalBasis: "Directive (EU) 2023/977",
    purposes: "Drug trafficking",
    predecessors: "",
    kinds: ["Person", "Organization", "Company", "Phone", "Vehicle"],
    fields: {},
    fourEyes: [],
    matching: true,
    defaultHandling: { codes: ["H1"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 2_000_000,
    commonValueLimit: 10,
    hitThreshold: 14,
    validFrom: today,
    validUntil: `${Number(today.slice(0, 4)) + 2}-12-31`,
    safeguard: null,
  };
}

/** The terms of an agreement as a draft of its next version. */
export function draftOf(terms: TermsView): TermsDraft {
  return {
    title: terms.title,
    parties: terms.parties,
    legalBasis: terms.legalBasis,
    legalReference: terms.legalReference,
    kinds: terms.kinds,
    fields: terms.fields,
    fourEyes: terms.fourEyes,
    matching: terms.matching,
    defaultHandling: terms.defaultHandling,
    clocks: terms.clocks,
    evaluationBudget: terms.evaluationBudget,
    commonValueLimit: terms.commonValueLimit,
    hitThreshold: terms.hitThreshold,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
    pointOfContact: terms.pointOfContact,
    graceHours: terms.graceHours,
    purposes: terms.purposes.join("\n"),
    predecessors: terms.predecessors.map(({ date, title }) => `${date} ${title}`).join("\n"),
    safeguard: terms.safeguard && {
      ...terms.safeguard,
      demands: terms.safeguard.demands.join("\n"),
    },
  };
}

/**
 * The terms that a draft says.
 * @param known predecessors that keep the id which the text does not show
 */
export function termsOf(draft: TermsDraft, known: TermsInput["predecessors"]): TermsInput {
  const chosen = new Set(draft.kinds);
  return {
    ...draft,
    parties: [...draft.parties],
    title: draft.title.trim(),
    purposes: linesOf(draft.purposes),
    predecessors: linesOf(draft.predecessors).map((line) => {
      const [, date = "", title = ""] = /^(\d{4}(?:-\d{2}){0,2})\W*(.*)$/.exec(line) ?? [];
      const id = known.find((one) => one.date === date && one.title === title)?.id ?? null;
      return { id, date, title: title || line };
    }),
    fields: Object.fromEntries(
      Object.entries(draft.fields).filter(([kind, names]) => chosen.has(kind) && names.length > 0),
    ),
    fourEyes: draft.fourEyes.filter((kind) => chosen.has(kind)),
    safeguard: draft.safeguard && {
      ...draft.safeguard,
      text: draft.safeguard.text.trim(),
      demands: linesOf(draft.safeguard.demands),
    },
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
