import { apiUrl, fetchFrom, type Query } from "./http.ts";

/** How far an export has come, in entries. */
export type ExportProgress = { done: number; all: number };

/**
 * Fetches an export of the log while it is written.
 * @throws ProblemError; AbortError when `signal` cancels it
 */
export async function fetchLogExport(
  query: Query,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
): Promise<{ blob: Blob; entries: number }> {
  const response = await fetchFrom(apiUrl("/oversight/export", query), { signal });
  const all = Number(response.headers.get("x-entries") ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for await (const part of partsOf(response)) {
    parts.push(part);
    for (const byte of part) if (byte === lineFeed) lines += 1;
    // The first line is the heading; a cell of a CSV may hold line feeds of its own.
    onProgress({ done: Math.min(all, Math.max(0, lines - 1)), all });
  }
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return { blob: new Blob(parts, { type }), entries: all };
}

const lineFeed = 10;

async function* partsOf(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
