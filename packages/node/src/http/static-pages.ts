import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";

/** The built pages of a node, kept in memory as they are asked for. */
export type StaticPages = {
  /** Whether the pages were built. */
  areThere: () => Promise<boolean>;
  /** Answers with a file, or with the start page for an address that the pages themselves read. */
  serve: MiddlewareHandler<HttpEnv>;
};

const encodings = { br: ".br", gzip: ".gz" } as const;
type Encoding = keyof typeof encodings;

type Page = { bytes: Buffer; etag: string; encoded: Map<Encoding, Promise<Buffer>> };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};
const compressible = new Set([
  ".html",
  ".js",
  ".mjs",
  ".css",
  ".json",
  ".webmanifest",
  ".map",
  ".svg",
  ".wasm",
  ".txt",
]);
const leastToCompress = 1_000;
const brotliQuality = 6;

/**
 * The pages in a folder as a build leaves them: files under `assets/` carry a hash in their name and
 * are kept by browsers for ever, all others are asked for again each time.
 * Only files found in the folder are ever read, so no address leads out of it.
 */
export function staticPages(folder: string): StaticPages {
  let listed: Promise<Set<string>> | undefined;
  const pages = new Map<string, Promise<Page>>();

  /** Looks into the folder until the pages are there: they may be built after the node started. */
  const files = async (): Promise<Set<string>> => {
    listed ??= filesIn(folder);
    const found = await listed;
    if (!found.has("/index.html")) listed = undefined;
    return found;
  };
  const page = (path: string): Promise<Page> => {
    const known = pages.get(path);
    if (known) return known;
    const reading = readPage(join(folder, path));
    pages.set(path, reading);
    return reading;
  };

  return {
    areThere: async () => (await files()).has("/index.html"),
    serve: async (c, next) => {
      if (c.req.method !== "GET" && c.req.method !== "HEAD") return next();
      const found = await files();
      const asked = pathOf(c.req.path);
      const isFile = asked !== undefined && found.has(asked);
      // A file that is not there is not found: the start page in its place would hide the fault.
      if (!isFile && (extname(c.req.path) !== "" || !found.has("/index.html"))) return next();
      const path = isFile ? asked : "/index.html";
      const { bytes, etag, encoded } = await page(path);
      const forEver = path.startsWith("/assets/");
      c.header("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
      c.header("vary", "accept-encoding");
      c.header("etag", etag);
      if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
      const type = extname(path);
      c.header("content-type", types[type] ?? "application/octet-stream");
      const encoding =
        bytes.length < leastToCompress || !compressible.has(type)
          ? undefined
          : encodingFor(c.req.header("accept-encoding") ?? "");
      if (!encoding) return c.body(new Uint8Array(bytes), 200);
      const compressed =
        encoded.get(encoding) ??
        encode(
          encoding,
          bytes,
          found.has(path + encodings[encoding]) ? join(folder, path) : undefined,
        );
      encoded.set(encoding, compressed);
      c.header("content-encoding", encoding);
      return c.body(new Uint8Array(await compressed), 200);
    },
  };
}

async function filesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map(
      ({ parentPath, name }) => `/${relative(folder, join(parentPath, name)).split(sep).join("/")}`,
    ),
  );
}

async function readPage(file: string): Promise<Page> {
  const bytes = await readFile(file);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { bytes, etag, encoded: new Map() };
}

function pathOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path === "/" ? "/index.html" : path);
  } catch {
    return undefined;
  }
}

function encodingFor(accepted: string): Encoding | undefined {
  const names = accepted.split(",").map((part) => part.trim().split(";"));
  const takes = (name: Encoding): boolean =>
    names.some(([given, weight]) => given === name && !/q=0(\.0*)?$/.test(weight ?? ""));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : undefined;
}

/** @param built the file beside which the build has left its compressed form */
function encode(encoding: Encoding, bytes: Buffer, built: string | undefined): Promise<Buffer> {
  if (built !== undefined) return readFile(built + encodings[encoding]);
  return encoding === "gzip"
    ? promisify(gzip)(bytes)
    : promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
      });
}
