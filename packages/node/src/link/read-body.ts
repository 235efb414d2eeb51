import type { IncomingMessage } from "node:http";

/** The body of a message, or null when it has more than `limit` bytes; then the rest is not read. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(message.headers["content-length"] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A body read as JSON in UTF-8. */
export function parseJson(body: Buffer): { ok: true; value: unknown } | { ok: false } {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}
