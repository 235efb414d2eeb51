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
  test("carries the headers that confine the pages, and an id of its own", async () => {
    const [one, two] = await Promise.all(
      [`${server.url}/health`, `${server.url}/api/v1/nothing`].map((url) => fetch(url)),
    );
    for (const { headers } of [one, two].filter((answer) => answer !== undefined)) {
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=/);
    }
    expect(one?.headers.get("x-request-id")).not.toBe(two?.headers.get("x-request-id"));
    expect(two?.headers.get("cache-control")).toBe("no-store");
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
