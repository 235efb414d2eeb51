import { queryOptions } from "@tanstack/react-query";
import type {
  Duplicate,
  DuplicateRun,
  DuplicateState,
  Linkage,
  ListPage,
  OpenedDuplicate,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listDuplicates = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<Duplicate>>("/duplicates", { query, signal });

/** Looking at a pair is logged: it is read again only when somebody asks for it. */
export const duplicateQuery = (id: string, caseId?: string) =>
  queryOptions({
    queryKey: ["duplicate", id, caseId ?? ""],
    queryFn: () => readDuplicate(id, { caseId }),
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

/** Looks at a pair; a reason that is given is good for the work of the day. */
export const readDuplicate = (
  id: string,
  { caseId, justification }: { caseId?: string | undefined; justification?: string },
) =>
  http.get<OpenedDuplicate>(`/duplicates/${id}`, {
    query: { case: caseId },
    headers: justification ? { "x-justification": encodeURIComponent(justification) } : {},
  });

/** What somebody decides of a pair. */
export type Decision =
  | { decision: "same"; keep: string; reason: string }
  | { decision: "different" | "later"; reason?: string };

type Decided = { id: string; state: DuplicateState };

export const decideDuplicate = (id: string, decision: Decision) =>
  http.post<Decided>(`/duplicates/${id}/decision`, decision);

export const undoDuplicate = (id: string) => http.delete<Decided>(`/duplicates/${id}/decision`);

export const latestRunQuery = queryOptions({
  queryKey: ["duplicates", "runs"],
  queryFn: () => http.get<ListPage<DuplicateRun>>("/duplicate-runs", { query: { limit: 1 } }),
});

export const startRun = () => http.post<DuplicateRun>("/duplicate-runs");

export const turnRun = (id: string, how: "cancel" | "resume") =>
  http.post<DuplicateRun>(`/duplicate-runs/${id}/${how}`);

export const linkageQuery = (kind: string) =>
  queryOptions({
    queryKey: ["linkage", kind],
    queryFn: () => http.get<Linkage>(`/linkage-models/${kind}`),
  });

/** What an administrator adopts for a kind. */
export type Adoption = { basis: number; threshold: number; reason: string } & (
  | { weights: "learned"; decisions: number }
  | { weights: "version"; version: number }
  | { weights: "current" }
);

export const adoptLinkage = (kind: string, adoption: Adoption) =>
  http.put<Linkage>(`/linkage-models/${kind}`, adoption);
