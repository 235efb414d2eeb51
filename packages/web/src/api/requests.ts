import { queryOptions } from "@tanstack/react-query";
import type { Holdings, ListPage, RefusalReason, RequestDetail, RequestRow } from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listRequests = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<RequestRow>>("/requests", { query, signal });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", "one", id],
    queryFn: () => http.get<RequestDetail>(`/requests/${id}`),
  });

export const waitingRequestsQuery = queryOptions({
  queryKey: ["requests", "count"],
  queryFn: () =>
    http.get<ListPage<RequestRow>>("/requests", {
      query: { direction: "in", state: "received", limit: 1 },
    }),
});

export const holdingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["requests", "holdings", id],
    queryFn: () => http.get<Holdings>(`/requests/${id}/holdings`),
  });

export const reply = (
  id: string,
  input: { statementIds: string[]; note?: string; conditions?: string },
) => http.post<RequestDetail>(`/requests/${id}/reply`, input);

export const refuse = (id: string, input: { reason: RefusalReason; text: string }) =>
  http.post<RequestDetail>(`/requests/${id}/refusal`, input);
