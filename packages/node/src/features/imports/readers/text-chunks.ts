import { createReadStream } from "node:fs";
import { refusal } from "./refusals.ts";

/**
 * The text of a file in pieces. Bytes that the encoding does not know become U+FFFD, and so do zero
 * characters, which the database cannot hold.
 * @throws Problem 422 `no-such-encoding`; `file-missing`
 */
export async function* textChunks(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      yield withoutZeros(decoder.decode(chunk, { stream: true }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw refusal("file-missing");
    throw error;
  }
  yield withoutZeros(decoder.decode());
}

/** Text as the database can hold it: well-formed and without zero characters. */
export function withoutZeros(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** @throws Problem 422 `no-such-encoding` */
export function decoderFor(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw refusal("no-such-encoding");
  }
}
