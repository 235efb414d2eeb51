import { queryOptions } from "@tanstack/react-query";
import type {
  Hit,
  HitRow,
  ListPage,
  RequestDetail,
  RequestInput,
  RequestPreview,
} from "./contract.ts";
import { http, type Query } from "./http.ts";

export const listHits = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<HitRow>>("/hits", { query, signal });

export const hitQuery = (id: string) =>
  queryOptions({ queryKey: ["hits", "one", id], queryFn: () => http.get<Hit>(`/hits/${id}`) });

export const newHitsQuery = queryOptions({
  queryKey: ["hits", "count"],
  queryFn: () => http.get<ListPage<HitRow>>("/hits", { query: { state: "new", limit: 1 } }),
});

export const confirmHit = (id: string) => http.post<HitRow>(`/hits/${id}/confirmation`);

export const dismissHit = (id: string, reason: string) =>
  http.post<HitRow>(`/hits/${id}/dismissal`, { reason });

/** What a request would let leave, to whom and on which basis; nothing is sent. */
export const previewRequest = (id: string, input: RequestInput) =>
  http.post<RequestPreview>(`/hits/${id}/requests/preview`, input);

export const sendRequest = (id: string, input: RequestInput) =>
  http.post<RequestDetail>(`/hits/${id}/requests`, input);
