import { queryOptions } from "@tanstack/react-query";
import type { ImportJob, ImportMapping, ImportPreview, ListPage, Reading } from "./contract.ts";
import { apiUrl, http, type Query } from "./http.ts";

export const listImports = (query: Query, signal?: AbortSignal) =>
  http.get<ListPage<ImportJob>>("/imports", { query, signal });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", "one", id],
    queryFn: () => http.get<ImportJob>(`/imports/${id}`),
    // Progress also arrives as an event; asking again bridges a broken connection.
    refetchInterval: (query) => (query.state.data?.state === "running" ? 2000 : false),
  });

export const previewQuery = (job: Pick<ImportJob, "id" | "mapping">) =>
  queryOptions({
    queryKey: ["imports", "preview", job.id, job.mapping],
    queryFn: () => http.get<ImportPreview>(`/imports/${job.id}/preview`, { query: { limit: 20 } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const uploadFile = (file: File) =>
  http.post<ImportJob>("/imports", file, {
    headers: {
      "content-type": file.type || "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
    },
  });

export const saveMapping = (id: string, mapping: ImportMapping) =>
  http.patch<ImportJob>(`/imports/${id}`, { mapping });

/** Corrects how the file is read; the node then proposes a mapping anew. */
export const saveReading = (id: string, reading: Reading) =>
  http.patch<ImportJob>(`/imports/${id}`, { reading });

export const steerImport = (id: string, step: "start" | "cancel" | "resume") =>
  http.post<ImportJob>(`/imports/${id}/${step}`);

/** Where the rows that could not be imported are downloaded. */
export const reportUrl = (id: string) => apiUrl(`/imports/${id}/report.csv`);
