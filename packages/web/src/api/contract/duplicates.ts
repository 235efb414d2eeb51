import type { Answer, Row } from "./answers.ts";

export type Duplicate = Row<"/duplicates">;
export type DuplicateState = Duplicate["state"];
export type OpenedDuplicate = Answer<"/duplicates/:id", "$get">;
export type DuplicateEvidence = OpenedDuplicate["evidence"][number];
export type DuplicateRun = Row<"/duplicate-runs">;
export type Linkage = Answer<"/linkage-models/:kind", "$get">;
export type LinkageOutcome = Linkage["outcomes"][number];
