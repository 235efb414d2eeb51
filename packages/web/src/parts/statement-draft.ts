import type { Grade, Handling, HandlingCode, StatementInput } from "@entente/model";

/** A statement while it is being written. */
export type StatementDraft = {
  property: string;
  value: string;
  source: string;
  grade: Grade;
  codes: readonly HandlingCode[];
  restriction: string;
  nature: "fact" | "assessment";
  observedAt: string;
};

/** A draft with nothing in it: not assessed, police use only. */
export const emptyDraft: StatementDraft = {
  property: "",
  value: "",
  source: "",
  grade: { scale: "4x4", source: "X", information: "4" },
  codes: ["H0"],
  restriction: "",
  nature: "fact",
  observedAt: "",
};

/** The handling that chosen codes make. */
export function handlingOf(codes: readonly HandlingCode[], restriction: string): Handling {
  const chosen = codes.length > 0 ? [...codes] : (["H0"] satisfies HandlingCode[]);
  return chosen.includes("H3")
    ? { codes: chosen, restriction: restriction.trim() }
    : { codes: chosen };
}

/** What is sent to the node. */
export function inputOf(draft: StatementDraft, supersedes?: string): StatementInput {
  return {
    property: draft.property,
    value: draft.value.trim(),
    source: draft.source.trim(),
    grade: draft.grade,
    handling: handlingOf(draft.codes, draft.restriction),
    nature: draft.nature,
    ...(draft.observedAt ? { observedAt: draft.observedAt } : {}),
    ...(supersedes ? { supersedes } : {}),
  };
}

/** True when nothing that is required is missing. */
export function isComplete(draft: StatementDraft): boolean {
  const restricted = !draft.codes.includes("H3") || draft.restriction.trim() !== "";
  return Boolean(draft.property && draft.value.trim() && draft.source.trim()) && restricted;
}
