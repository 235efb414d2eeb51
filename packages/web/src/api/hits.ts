import { queryOptions } from "@tanstack/react-query";
import type { Hit, ListPage, RequestView, RequestInput, RequestPreview } from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listHits = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<Hit>>("/hits", { query, signal });

export const hitQuery = (id: string) =>
  queryOptions({ queryKey: ["hits", "one", id], queryFn: () => http.get<Hit>(`/hits/${id}`) });

/** The hits on one record. */
export const hitsOnRecordQuery = (record: string) =>
  queryOptions({
    queryKey: ["hits", "on-record", record],
    queryFn: () => http.get<ListPage<Hit>>("/hits", { query: { record, limit: 100 } }),
  });

export const newHitsQuery = queryOptions({
  queryKey: ["hits", "count"],
  queryFn: () => http.get<ListPage<Hit>>("/hits", { query: { state: "new", limit: 1 } }),
});

export const confirmHit = (id: string) => http.post<Hit>(`/hits/${id}/confirmation`);

export const dismissHit = (id: string, reason: string) =>
  http.post<Hit>(`/hits/${id}/dismissal`, { reason });

/** What a request would let leave, to whom and on which basis; nothing is sent. */
export const previewRequest = (
  id: string,
  { purpose, urgency }: Pick<RequestInput, "purpose" | "urgency">,
) => http.post<RequestPreview>(`/hits/${id}/requests/preview`, { purpose, urgency });

export const sendRequest = (id: string, input: RequestInput) =>
  http.post<RequestView>(`/hits/${id}/requests`, input);
