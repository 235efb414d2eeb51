import { Problem } from "../../../http/problem.ts";

/** A file on its way in: its name as the sender gave it, and its bytes as they come. */
export type IncomingFile = { name: string | undefined; bytes: AsyncIterable<Buffer> };

const maxHeaderBytes = 16 * 1024;

/**
 * Finds the first file in a multipart body (RFC 7578) and hands out its bytes as they come, so that
 * no more than a piece of it is held. What follows the file is not read.
 * @throws Problem 400 `malformed-body` for a body that is not as it says; 422 `no-file`
 */
export async function fileOfMultipart(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): Promise<IncomingFile> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw malformed();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const source = body[Symbol.asyncIterator]();
  // The first delimiter has no line end before it: with one put there all are alike.
  let buffer: Buffer = Buffer.from("\r\n");

  const readOn = async (): Promise<boolean> => {
    const next = await source.next();
    if (next.done) return false;
    buffer = buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([buffer, next.value]);
    return true;
  };
  async function* untilDelimiter(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = buffer.indexOf(delimiter);
      if (end !== -1) {
        if (end > 0) yield buffer.subarray(0, end);
        buffer = buffer.subarray(end + delimiter.length);
        return;
      }
      const sure = buffer.length - delimiter.length;
      if (sure > 0) {
        yield buffer.subarray(0, sure);
        buffer = buffer.subarray(sure);
      }
      if (!(await readOn())) throw malformed();
    }
  }
  const partHeader = async (): Promise<string | undefined> => {
    for (;;) {
      if (buffer.length >= 2 && buffer.toString("latin1", 0, 2) === "--") return undefined;
      const end = buffer.indexOf("\r\n\r\n");
      if (end !== -1 && end <= maxHeaderBytes) {
        const header = buffer.toString("utf8", 0, end);
        buffer = buffer.subarray(end + 4);
        return header;
      }
      if (buffer.length > maxHeaderBytes || !(await readOn())) throw malformed();
    }
  };

  await skip(untilDelimiter());
  for (let header = await partHeader(); header !== undefined; header = await partHeader()) {
    const name = /^content-disposition:.*\bfilename="((?:[^"\\]|\\.)*)"/im.exec(header)?.[1];
    if (name !== undefined) return { name, bytes: untilDelimiter() };
    await skip(untilDelimiter());
  }
  throw new Problem(422, "no-file", "The form holds no file.", { remedy: "Choose a file." });
}

async function skip(pieces: AsyncGenerator<Buffer>): Promise<void> {
  let piece = await pieces.next();
  while (!piece.done) piece = await pieces.next();
}

function malformed(): Problem {
  return new Problem(400, "malformed-body", "The uploaded form is not complete.", {
    remedy: "Send it again.",
  });
}
