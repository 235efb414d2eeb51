import { isAscii } from "node:buffer";
import { createHash } from "node:crypto";

const headSize = 64 * 1024;
const euroInLatin9 = 0xa4;
/** š, ž and œ in ISO-8859-15; marks that stand between letters nowhere in windows-1252. */
const lettersOfLatin9 = new Set([0xa8, 0xb8, 0xbd]);

/** What the bytes of a file tell before they are read as text. */
export type ByteSurvey = {
  size: number;
  sha256: Buffer;
  /** The first 64 KiB. */
  head: Buffer;
  /** Name of the encoding as `TextDecoder` takes it. */
  encoding: string;
};

/** Looks at the bytes of a file as they pass, holding none of them but the head. */
export function createByteSurvey(): { add: (chunk: Buffer) => void; end: () => ByteSurvey } {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const head: Buffer[] = [];
  let size = 0;
  let last = 0;
  let broken = 0;
  let foreign = 0;
  let controls = 0;
  let latin9 = 0;

  return {
    add(chunk) {
      hash.update(chunk);
      if (size < headSize) head.push(chunk.subarray(0, headSize - size));
      size += chunk.length;
      if (isAscii(chunk) && last < 0x80) return;
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i]!;
        if (byte < 0x80) continue;
        if (byte < 0xa0) controls++;
        else if (byte === euroInLatin9) latin9++;
        else if (lettersOfLatin9.has(byte) && isLetter(chunk[i - 1]) && isLetter(chunk[i + 1]))
          latin9++;
      }
      for (const character of decoder.decode(chunk, { stream: true })) {
        if (character === "\ufffd") broken++;
        else if (character > "\x7f") foreign++;
      }
      last = chunk.at(-1) ?? last;
    },
    end() {
      if (decoder.decode() !== "") broken++;
      const start = Buffer.concat(head);
      return {
        size,
        sha256: hash.digest(),
        head: start,
        encoding:
          unicodeOf(start) ??
          // A text with a few damaged characters is still UTF-8; another encoding breaks nearly all.
          (broken * 10 <= foreign ? "utf-8" : undefined) ??
          (controls === 0 && latin9 > 0 ? "iso-8859-15" : "windows-1252"),
      };
    },
  };
}

/** UTF-8 or UTF-16 by its byte order mark, or UTF-16 by where its zero bytes lie. */
function unicodeOf(head: Buffer): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]!++;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < head.length * 0.02) return undefined;
  if (odd > even * 20) return "utf-16le";
  return even > odd * 20 ? "utf-16be" : undefined;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
