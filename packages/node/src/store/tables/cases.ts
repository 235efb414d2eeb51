import type { Generated } from "kysely";

export type CaseTable = {
  id: string;
  number: string;
  title: string;
  purpose: string;
  status: "open" | "closed";
  created_by: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type CaseMemberTable = { case_id: string; user_id: string; role: "lead" | "member" };

export type CaseRecordTable = {
  case_id: string;
  record_id: string;
  added_by: string | null;
  added_at: Generated<Date>;
  /** The merged record for whose sake it is in the case; null when it was filed itself. */
  merged_from: string | null;
};
