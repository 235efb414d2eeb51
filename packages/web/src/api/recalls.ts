import { queryOptions } from "@tanstack/react-query";
import type {
  ConsentDetails,
  Consent,
  Disclosures,
  ErasedRow,
  ExportedCopy,
  ExportPreview,
  ListPage,
  OutstandingCopy,
  Recall,
  RecallDetails,
  RecallPreview,
  RecordDetail,
  ReviewRow,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listRecalls = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<Recall>>("/recalls", { query, signal });

export const recallQuery = (id: string) =>
  queryOptions({
    queryKey: ["recalls", "one", id],
    queryFn: () => http.get<RecallDetails>(`/recalls/${id}`),
  });

export const closeRecall = (id: string, reason: string) =>
  http.post<RecallDetails>(`/recalls/${id}/closure`, { reason });

export const listCopies = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<OutstandingCopy>>("/outstanding-copies", { query, signal });

export const closeCopy = (id: string, reason: string) =>
  http.post<OutstandingCopy>(`/outstanding-copies/${id}/closure`, { reason });

export const disclosuresQuery = (recordId: string) =>
  queryOptions({
    queryKey: ["records", "disclosures", recordId],
    queryFn: () => http.get<Disclosures>(`/records/${recordId}/disclosures`),
  });

/** Who would be told what if a statement were withdrawn. */
export const recallPreviewQuery = (recordId: string, statementId: string) =>
  queryOptions({
    queryKey: ["records", "recall-preview", recordId, statementId],
    queryFn: () =>
      http.post<RecallPreview>(`/records/${recordId}/statements/${statementId}/recall-preview`),
  });

/** Why a statement is withdrawn, and whether its recipients erase it. */
export type Withdrawal = { reason: string; why: Recall["reason"]; erase: boolean };

export const withdrawAndTell = (recordId: string, statementId: string, input: Withdrawal) =>
  http.post<RecordDetail>(`/records/${recordId}/statements/${statementId}/withdrawal`, input);

export const listConsents = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<Consent>>("/consents", { query, signal });

export const consentQuery = (id: string) =>
  queryOptions({
    queryKey: ["consents", "one", id],
    queryFn: () => http.get<ConsentDetails>(`/consents/${id}`),
  });

/** What an originator is asked. */
export type ConsentInput = Pick<Consent, "use" | "purpose" | "justification"> & {
  recordId: string;
  statementIds: string[];
  recipientId?: string;
  days: number;
};

export const askConsent = (input: ConsentInput) => http.post<ConsentDetails>("/consents", input);

export const decideConsent = (
  id: string,
  decision:
    | { granted: true; conditions: string; validUntil?: string }
    | { granted: false; reason: string },
) => http.post<ConsentDetails>(`/consents/${id}/decision`, decision);

export const takeBackConsent = (id: string, reason: string) =>
  http.post<ConsentDetails>(`/consents/${id}/withdrawal`, { reason });

export const listReviews = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<ReviewRow>>("/retention/reviews", { query, signal });

export const listErased = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<ErasedRow>>("/retention/erased", { query, signal });

export const extendReview = (id: string, input: { reviewAt: string; reason: string }) =>
  http.post<{ done: true }>(`/records/${id}/review`, input);

export const eraseRecord = (id: string, reason: string) =>
  http.post<{ done: true }>(`/records/${id}/erasure`, { reason });

/** What is copied, for what, and for whom. */
export type ExportInput = {
  recordId?: string;
  caseId?: string;
  format: "csv" | "json";
  use: "analysis" | "proceedings" | "others" | "submitter";
  purpose: string;
  recipient: string;
};

export const previewExport = (input: ExportInput) =>
  http.post<ExportPreview>("/exports/preview", input);

export const makeExport = (input: ExportInput) => http.post<ExportedCopy>("/exports", input);
