import { queryOptions } from "@tanstack/react-query";
import type {
  AnswerPreview,
  Holdings,
  ListPage,
  OutsideRequest,
  RefusalReason,
  RequestCopy,
  RequestNotice,
  RequestView,
  Statistics,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listRequests = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<RequestView>>("/requests", { query, signal });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", "one", id],
    queryFn: () => http.get<RequestView>(`/requests/${id}`),
  });

/** The requests that were made on one hit. */
export const requestsOnHitQuery = (hit: string) =>
  queryOptions({
    queryKey: ["requests", "on-hit", hit],
    queryFn: () => http.get<ListPage<RequestView>>("/requests", { query: { hit, limit: 100 } }),
  });

export const waitingRequestsQuery = queryOptions({
  queryKey: ["requests", "count"],
  queryFn: () =>
    http.get<ListPage<RequestView>>("/requests", {
      query: { direction: "in", state: "received", limit: 1 },
    }),
});

export const holdingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", "holdings", id],
    queryFn: () => http.get<Holdings>(`/requests/${id}/holdings`),
  });

/** What is disclosed, and what goes with it. */
export type ReplyInput = {
  statementIds: string[];
  note?: string;
  conditions?: string;
  derogation?: string;
  demandsMet?: string[];
  together?: string[];
};

export const reply = (id: string, input: ReplyInput) =>
  http.post<RequestView>(`/requests/${id}/reply`, input);

export const refuse = (
  id: string,
  input: { reason: RefusalReason; text: string; together?: string[] },
) => http.post<RequestView>(`/requests/${id}/refusal`, input);

export const announceDelay = (id: string, input: { expectedAt: string; reason: string }) =>
  http.post<RequestView>(`/requests/${id}/delays`, input);

/** The answer that waits for a second person. */
export const preparedQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", "prepared", id],
    queryFn: () => http.get<AnswerPreview>(`/requests/${id}/prepared`),
  });

export const approve = (id: string) => http.post<RequestView>(`/requests/${id}/approval`);

export const giveBack = (id: string, reason: string) =>
  http.post<RequestView>(`/requests/${id}/return`, { reason });

/** Reminders of requests that wait. */
export const noticesQuery = queryOptions({
  queryKey: ["requests", "notices"],
  queryFn: () => http.get<ListPage<RequestNotice>>("/requests/notices", { query: { limit: 20 } }),
});

export const acknowledge = (id: string) =>
  http.post<void>(`/requests/notices/${id}/acknowledgement`);

export const listOutside = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<OutsideRequest>>("/requests/outside", { query, signal });

/** What is entered of a request that came by another channel. */
export type OutsideInput = Pick<
  OutsideRequest,
  "channel" | "reference" | "subject" | "receivedAt"
> & { partnerId: string; recordId: string };

export const registerOutside = (input: OutsideInput) =>
  http.post<OutsideRequest>("/requests/outside", input);

export const closeOutside = (id: string, note: string) =>
  http.post<OutsideRequest>(`/requests/outside/${id}/closure`, { note });

export const listCopies = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<RequestCopy>>("/requests/copies", { query, signal });

/** A period and what is counted in it. */
export type Period = { from: string; to: string; direction: string | undefined };

export const statisticsQuery = (period: Period) =>
  queryOptions({
    queryKey: ["requests", "statistics", period],
    queryFn: () => http.get<Statistics>("/requests/statistics", { query: period }),
  });
