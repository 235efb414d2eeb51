import type { StatementInput } from "@entente/model";
import { queryOptions } from "@tanstack/react-query";
import type {
  Comparison,
  HistoryEntry,
  ListPage,
  RecordDetail,
  RecordRow,
  RelatedRecord,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

/** A record as it is written in a form. */
export type NewRecord = {
  kind: string;
  statements: StatementInput[];
  silent?: boolean;
  reviewAt?: string;
  caseId?: string;
  /** Why it is collected, when it belongs to no case. */
  justification?: string;
};

/** Why a record is read: within a case, or with a justification given for this once. */
export type ReadingGround = { caseId?: string | undefined; justification?: string | undefined };

export const listRecords = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<RecordRow>>("/records", { query, signal });

export const recordQuery = (id: string, ground: ReadingGround = {}) =>
  queryOptions({
    queryKey: ["records", "one", id, ground.caseId ?? ""],
    queryFn: () => readRecord(id, ground),
  });

/** Reads a record; the node logs the reading with its ground. */
export const readRecord = (id: string, ground: ReadingGround) =>
  http.get<RecordDetail>(`/records/${id}`, {
    query: { case: ground.caseId },
    headers: ground.justification
      ? { "x-justification": encodeURIComponent(ground.justification) }
      : {},
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "history", id],
    queryFn: () =>
      http.get<ListPage<HistoryEntry>>(`/records/${id}/history`, { query: { limit: 200 } }),
  });

export const relatedQuery = (id: string) =>
  queryOptions({
    queryKey: ["records", "related", id],
    queryFn: () => http.get<ListPage<RelatedRecord>>(`/records/${id}/related`),
  });

export const comparisonQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ["records", "comparison", left, right],
    queryFn: () => http.get<Comparison>("/comparisons", { query: { left, right } }),
  });

export const createRecord = (input: NewRecord) => http.post<RecordDetail>("/records", input);

export const addStatements = (id: string, statements: StatementInput[]) =>
  http.post<RecordDetail>(`/records/${id}/statements`, { statements });

export const updateRecord = (id: string, change: { silent?: boolean; reviewAt?: string }) =>
  http.patch<RecordDetail>(`/records/${id}`, change);

export const mergeRecord = (id: string, otherId: string, reason: string) =>
  http.post<RecordDetail>(`/records/${id}/merge`, { otherId, reason });

export const splitRecord = (id: string, otherId: string, reason: string) =>
  http.post<RecordDetail>(`/records/${id}/split`, { otherId, reason });
