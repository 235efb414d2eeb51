import type { Role } from "@entente/model";

export type CaseStatus = "open" | "closed";

export type CaseRow = {
  id: string;
  number: string;
  title: string;
  purpose: string;
  status: CaseStatus;
  records: number;
  members: number;
  updatedAt: string;
  mine: boolean;
};

export type CaseMember = { id: string; name: string; roles: Role[]; role: "lead" | "member" };

export type Case = Omit<CaseRow, "members"> & {
  members: CaseMember[];
  can: { edit: boolean; close: boolean; addRecords: boolean; addMembers: boolean };
  createdAt: string;
};
