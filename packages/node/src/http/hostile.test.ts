import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp } from "../testing/test-app.ts";
import { TestClient } from "../testing/test-client.ts";

const id = "018f0000-0000-7000-8000-00000000000a";
const greetings = `/greetings/${id}`;
type Problem = { type: string; errors?: { path: string }[] };

let server: Awaited<ReturnType<typeof startTestApp>>;
let client: TestClient;
beforeAll(async () => {
  server = await startTestApp();
  client = new TestClient(server.url);
});
afterAll(() => server.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  client.request<Problem>(greetings, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
const codeOf = ({ body }: { body: Problem }) => body.type.split("/").at(-1);

/** What a server answers to bytes that no library would send. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(text);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
  socket.destroy();
  return answer;
}

describe("A hostile body", () => {
  test.each([
    ["arrays", "[".repeat(400_000) + "]".repeat(400_000)],
    ["objects", '{"a":'.repeat(150_000) + "1" + "}".repeat(150_000)],
    ["a field", `{"name":${"[".repeat(5_000)}${"]".repeat(5_000)}}`],
  ])("of %s within each other is refused, not fallen over", async (_what, body) => {
    const refused = await post(body);
    expect([refused.status, codeOf(refused)]).toEqual([400, "invalid-request"]);
  });

  test.each(["__proto__", "constructor", "prototype", "toString"])(
    "cannot bring in the field %s",
    async (name) => {
      const refused = await post(`{"name":"A","${name}":{"name":"B","roles":["administrator"]}}`);
      expect([refused.status, codeOf(refused)]).toEqual([400, "invalid-request"]);
      expect(({} as Record<string, unknown>)["roles"]).toBeUndefined();
    },
  );

  test("of many fields is refused with some of them named", async () => {
    const many = Array.from({ length: 60_000 }, (_none, at) => `"f${at}":1`);
    const refused = await post(`{${many.join(",")}}`);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toHaveLength(50);
    expect(JSON.stringify(refused.body).length).toBeLessThan(10_000);
  });
});

describe("A request that two servers would read differently", () => {
  const smuggled = "GET /api/v1/mine HTTP/1.1\r\nHost: a\r\n\r\n";

  test.each([
    ["a length and chunks", `Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["two lengths", `Content-Length: 0\r\nContent-Length: ${smuggled.length}\r\n\r\n`],
    ["chunks in an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"],
    ["a field folded over two lines", "X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n"],
    ["a space before the colon", "Content-Length : 5\r\n\r\n12345"],
  ])("is not taken: %s", async (_what, rest) => {
    const answer = await raw(
      `POST /api/v1${greetings} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${rest}${smuggled}`,
    );
    expect(answer).not.toMatch(/HTTP\/1\.1 [235]/);
    expect(answer.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test.each(["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])(
    "keeps its method whatever %s says",
    async (name) => {
      const answered = await client.request(greetings, { headers: { [name]: "POST" } });
      expect(answered.status).toBe(404);
    },
  );

  test.each(["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"])(
    "keeps its address whatever %s says",
    async (name) => {
      const answered = await client.request("/nothing", { headers: { [name]: "/api/v1/fault" } });
      expect(answered.status).toBe(404);
    },
  );
});

describe("Another Host", () => {
  test.each(["evil.example", "a.example@evil.example", "[::1", "localhost:99999"])(
    "is reflected in nothing: %s",
    async (host) => {
      const answer = await raw(
        `GET /api/v1/nothing HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4/);
      expect(answer).not.toContain(host);
    },
  );
});
