import type { Answer, Row } from "./answers.ts";

export type CaseRow = Row<"/cases">;
export type CaseStatus = CaseRow["status"];
export type Case = Answer<"/cases/:id", "$get">;
export type CaseMember = Case["memberList"][number];

export type RecordRow = Row<"/records">;
export type RecordDetail = Answer<"/records/:id", "$get">;
export type StatementView = RecordDetail["statements"][number];
export type HistoryEntry = Row<"/records/:id/history">;
export type RelatedRecord = Row<"/records/:id/related">;
export type Comparison = Answer<"/comparisons", "$get">;
export type Agreement = Comparison["rows"][number]["agreement"];
