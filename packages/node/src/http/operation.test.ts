import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gzipSync } from "node:zlib";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleApi, startTestApp } from "../testing/test-app.ts";
import { createMetrics } from "./metrics.ts";

describe("Health, readiness and metrics", () => {
  test("tell what is missing", async () => {
    const checks = { database: false, migrations: true, pages: true, open: true };
    const server = await startTestApp({ readiness: async () => checks });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    const ready = await fetch(`${server.url}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, checks });
    await server.stop();
  });

  test("count requests by route, and hold the figures of features", async () => {
    const metrics = createMetrics();
    metrics.addGauge({
      name: "entente_test",
      help: "a test",
      labels: ["partner"],
      read: () => [{ labels: { partner: "fr-test" }, value: 3 }],
    });
    metrics.addGauge({
      name: "entente_broken",
      help: "a test",
      read: () => {
        throw new Error("broken");
      },
    });
    const server = await startTestApp({ metrics });
    await fetch(`${server.url}/api/v1/fault`);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain(
      'entente_http_request_seconds_count{method="GET",route="/api/v1/fault",status="500"} 1',
    );
    expect(text).toContain('entente_test{partner="fr-test"} 3');
    expect(text).toContain("process_cpu_seconds_total");
    await server.stop();
  });

  test("are not shown to those for whom another server asks", async () => {
    const server = await startTestApp();
    const forwarded = { headers: { "x-forwarded-for": "203.0.113.5" } };
    expect((await fetch(`${server.url}/metrics`, forwarded)).status).toBe(404);
    await server.stop();
  });
});

describe("A server that stops", () => {
  test("lets a running request end, and takes no new connections", async () => {
    const started = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const server = await startTestApp({ api: sampleApi(started.resolve, go.promise) });
    const running = fetch(`${server.url}/api/v1/slow`);
    await started.promise;
    const stopped = server.stop();
    await expect(fetch(`${server.url}/health`)).rejects.toThrow("fetch failed");
    go.resolve();
    expect(await (await running).json()).toEqual({ done: "slowly" });
    await stopped;
    await expect(server.stop()).resolves.toBeUndefined();
  });
});

describe("The pages", () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startTestApp>>;
  const script = `console.log(${JSON.stringify("entente ".repeat(500))});`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "entente-pages-"));
    const pagesDir = join(folder, "dist");
    await mkdir(join(pagesDir, "assets"), { recursive: true });
    await writeFile(join(folder, "secret.txt"), "secret");
    await writeFile(join(pagesDir, "index.html"), "<!doctype html><title>Entente</title>");
    await writeFile(join(pagesDir, "assets", "index-abc.js"), script);
    await writeFile(join(pagesDir, "assets", "built-abc.js"), script);
    await writeFile(
      join(pagesDir, "assets", "built-abc.js.gz"),
      gzipSync("compressed by the build"),
    );
    server = await startTestApp({ pagesDir });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** Asks without the comfort of fetch, which undoes compression and cleans addresses. */
  function ask(path: string, headers: Record<string, string> = {}) {
    return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        request(server.url, { path, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks),
            }),
          );
        })
          .on("error", reject)
          .end();
      },
    );
  }

  test("begin with the start page, at every address that they read themselves", async () => {
    for (const path of ["/", "/cases", "/cases/018f?tab=records"]) {
      const { status, headers, body } = await ask(path);
      expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(body.toString()).toContain("Entente");
    }
  });

  test("are kept by browsers for ever where their name has a hash", async () => {
    const { headers, body } = await ask("/assets/index-abc.js");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(body.toString()).toBe(script);
  });

  test("come compressed as the browser takes them", async () => {
    const br = await ask("/assets/index-abc.js", { "accept-encoding": "gzip, br" });
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    const gzip = await ask("/assets/index-abc.js", { "accept-encoding": "gzip, br;q=0" });
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    const built = await ask("/assets/built-abc.js", { "accept-encoding": "gzip" });
    expect(built.body).toEqual(gzipSync("compressed by the build"));
  });

  test("are not sent again when the browser has them", async () => {
    const { headers } = await ask("/");
    const again = await ask("/", { "if-none-match": String(headers["etag"]) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test.each(["/../secret.txt", "/assets/..%2f..%2fsecret.txt", "/%2e%2e/secret.txt", "/%ff.js"])(
    "lead to nothing outside: %s",
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBe(404);
      expect(body.toString()).not.toBe("secret");
    },
  );

  test("are not found where a file is missing", async () => {
    expect((await ask("/assets/gone-abc.js")).status).toBe(404);
  });

  test("that were not built leave the node at work", async () => {
    const bare = await startTestApp();
    expect((await fetch(bare.url)).status).toBe(404);
    await bare.stop();
  });
});
