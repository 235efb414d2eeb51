import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp } from "../testing/test-app.ts";
import { TestClient, type TestAnswer } from "../testing/test-client.ts";

const id = "018f0000-0000-7000-8000-00000000000a";
const publicUrl = "https://entente.example";
let server: Awaited<ReturnType<typeof startTestApp>>;

beforeAll(async () => {
  server = await startTestApp({ publicUrl });
});
afterAll(() => server.stop());

function greet(headers: Record<string, string>): Promise<TestAnswer<{ type?: string }>> {
  return new TestClient(server.url, headers).post(`/greetings/${id}`, { name: "A" });
}

describe("A request that changes something", () => {
  const cookie = "entente_session_test=analyst";
  const own = (): string => server.url;

  test("passes from the node's own pages", async () => {
    const page = { cookie, "x-entente-request": "1" };
    expect((await greet({ ...page, origin: own() })).status).toBe(200);
    expect((await greet({ ...page, origin: publicUrl })).status).toBe(200);
  });

  test.each<[string, () => Record<string, string>]>([
    ["by cookie without the header", () => ({ cookie, origin: own() })],
    ["by cookie without an origin", () => ({ cookie, "x-entente-request": "1" })],
    [
      "by cookie from another site",
      () => ({ cookie, "x-entente-request": "1", origin: "https://evil.example" }),
    ],
    ["by cookie from nowhere", () => ({ cookie, "x-entente-request": "1", origin: "null" })],
    ["without a session from another site", () => ({ origin: "https://evil.example" })],
    ...["cross-site", "same-site"].map((site): [string, () => Record<string, string>] => [
      `when the browser says that it is ${site}`,
      () => ({ cookie, "x-entente-request": "1", origin: own(), "sec-fetch-site": site }),
    ]),
    [
      "from another port of the host",
      () => ({ cookie, "x-entente-request": "1", origin: "http://127.0.0.1:1" }),
    ],
  ])("is refused %s", async (_what, headers) => {
    expect(await greet(headers())).toMatchObject({
      status: 403,
      body: { type: "https://entente.example/problems/cross-site-request" },
    });
  });

  test("passes with a bearer token, which no other site can send", async () => {
    expect((await greet({ authorization: "Bearer analyst" })).status).toBe(200);
    expect((await greet({})).status).toBe(200);
  });
});

describe("An operation behind a guard", () => {
  const mine = (headers: Record<string, string>) =>
    new TestClient(server.url, headers).get<{ type?: string }>("/mine");

  test("answers those who have the role", async () => {
    expect((await mine({ authorization: "Bearer analyst" })).status).toBe(200);
    expect((await mine({ cookie: "entente_session_test=analyst" })).status).toBe(200);
  });

  test("refuses those who are not signed in, and those without the role", async () => {
    expect(await mine({})).toMatchObject({ status: 401 });
    expect(await mine({ authorization: "Bearer wrong" })).toMatchObject({ status: 401 });
    expect(await mine({ cookie: "entente_session_other=analyst" })).toMatchObject({ status: 401 });
    expect(await mine({ authorization: "Bearer officer" })).toMatchObject({
      status: 403,
      body: { type: "https://entente.example/problems/role-missing" },
    });
  });
});

describe("Every answer", () => {
  const kinds: [string, string][] = [
    ["a page", "/"],
    ["an address inside the pages", "/cases/x"],
    ["a file of the pages", "/assets/app.js"],
    ["the API", "/api/v1/mine"],
    ["a refusal", "/api/v1/nothing"],
    ["the description of the API", "/api/openapi.json"],
    ["health", "/health"],
  ];
  const expected: Record<string, string> = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "origin-agent-cluster": "?1",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
  };
  let pages: Awaited<ReturnType<typeof startTestApp>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "entente-pages-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), "<!doctype html><title>Entente</title>");
    await writeFile(join(folder, "assets/app.js"), "0");
    pages = await startTestApp({ publicUrl, pagesDir: folder });
  });
  afterAll(async () => {
    await pages.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(kinds)("of %s carries the headers that confine the pages", async (_what, path) => {
    const { headers } = await fetch(`${pages.url}${path}`);
    const named = Object.keys(expected).map((name) => [name, headers.get(name)]);
    expect(Object.fromEntries(named)).toEqual(expected);
    const policy = headers.get("content-security-policy")?.split("; ") ?? [];
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
    const permissions = headers.get("permissions-policy");
    expect(permissions).toContain("camera=()");
    expect(permissions).toContain("publickey-credentials-get=(self)");
  });

  test("of the API is kept by nobody, and pages are asked for again", async () => {
    const cached = async (path: string) =>
      (await fetch(`${pages.url}${path}`)).headers.get("cache-control");
    for (const path of ["/api/v1/mine", "/api/v1/nothing", "/api/openapi.json", "/health"])
      expect([path, await cached(path)]).toEqual([path, "no-store"]);
    expect(await cached("/")).toBe("no-cache");
    expect(await cached("/assets/app.js")).toMatch(/immutable/);
  });

  test("has an id of its own", async () => {
    const ids = await Promise.all(
      ["/health", "/api/v1/nothing"].map(async (path) =>
        (await fetch(`${pages.url}${path}`)).headers.get("x-request-id"),
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test("does not insist on https where there is none", async () => {
    const plain = await startTestApp();
    const { headers } = await fetch(`${plain.url}/health`);
    expect(headers.get("strict-transport-security")).toBeNull();
    await plain.stop();
  });
});

describe("The log of requests", () => {
  test("names route, status and the user's id, nothing of a person", async () => {
    const client = new TestClient(server.url, { authorization: "Bearer analyst" });
    await client.get("/mine?q=Jan+Peeters&phone=%2B32470");
    await client.post(`/greetings/${id}?limit=7`, { name: "Jan Peeters" });
    await client.post(`/greetings/${id}`, { name: "Jan Peeters Jan Peeters Jan" });
    await client.get("/people/Jan%20Peeters");
    const lines = server.logLines.join("");
    for (const word of ["Peeters", "32470", "Bearer", "analyst", "a@b.example", id])
      expect(lines).not.toContain(word);
    const mine = server.logLines.find((line) => line.includes('"route":"/api/v1/mine"'));
    expect(JSON.parse(mine ?? "{}")).toMatchObject({
      level: "info",
      method: "GET",
      status: 200,
      userId: "018f0000-0000-7000-8000-000000000001",
    });
    expect(lines).toContain('"route":"/api/v1/greetings/:id"');
    expect(lines).toContain('"route":"/api/*"');
  });
});
