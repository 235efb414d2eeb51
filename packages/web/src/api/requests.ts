import { queryOptions } from "@tanstack/react-query";
import type { Holdings, ListPage, RefusalReason, RequestView } from "./contract.ts";
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

export const reply = (
  id: string,
  input: { statementIds: string[]; note?: string; conditions?: string },
) => http.post<RequestView>(`/requests/${id}/reply`, input);

export const refuse = (id: string, input: { reason: RefusalReason; text: string }) =>
  http.post<RequestView>(`/requests/${id}/refusal`, input);
