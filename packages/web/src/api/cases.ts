import { queryOptions } from "@tanstack/react-query";
import type { Case, CaseRow, CaseStatus, ListPage } from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listCases = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<CaseRow>>("/cases", { query, signal });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ["cases", "one", id], queryFn: () => http.get<Case>(`/cases/${id}`) });

export const createCase = (input: { number?: string; title: string; purpose: string }) =>
  http.post<Case>("/cases", input);

export const updateCase = (
  id: string,
  change: { title?: string; purpose?: string; status?: CaseStatus },
) => http.patch<Case>(`/cases/${id}`, change);

export const putMember = (id: string, userId: string, role: "lead" | "member") =>
  http.put<Case>(`/cases/${id}/members/${userId}`, { role });

export const removeMember = (id: string, userId: string) =>
  http.delete<Case>(`/cases/${id}/members/${userId}`);

export const putCaseRecord = (id: string, recordId: string) =>
  http.put<void>(`/cases/${id}/records/${recordId}`);

export const removeCaseRecord = (id: string, recordId: string) =>
  http.delete<void>(`/cases/${id}/records/${recordId}`);
