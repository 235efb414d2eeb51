import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleApi, startTestApp } from "../testing/test-app.ts";
import { TestClient } from "../testing/test-client.ts";
import { defaultLimits } from "./limits.ts";

type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: { path: string; message: string }[];
};

const id = "018f0000-0000-7000-8000-00000000000a";
let server: Awaited<ReturnType<typeof startTestApp>>;
let client: TestClient;

beforeAll(async () => {
  server = await startTestApp();
  client = new TestClient(server.url);
});
afterAll(() => server.stop());

function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  type = "application/json",
) {
  return client.request<Problem>(path, {
    method: "POST",
    body,
    headers: { "content-type": type },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
}

/** A body of unknown length. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
    },
  });
}

describe("A request that cannot be taken", () => {
  test.each([
    ["broken JSON", '{"name": "A"'],
    ["no JSON at all", "hello"],
    ["an empty body", ""],
    ["bytes that are no UTF-8", Uint8Array.of(0x7b, 0xff, 0xfe)],
  ])("is answered with problem details: %s", async (_what, body) => {
    const { status, headers, body: problem } = await post(`/greetings/${id}`, body);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(problem).toMatchObject({
      type: "https://entente.example/problems/malformed-body",
      title: "Malformed body",
      status: 400,
    });
  });

  test("names every faulty field", async () => {
    const body = JSON.stringify({ name: 7, ages: [1, -2, "x"], extra: true });
    const { status, body: problem } = await post(`/greetings/${id}`, body);
    expect(status).toBe(400);
    expect(problem.type).toMatch(/invalid-request$/);
    expect(problem.errors?.map(({ path }) => path)).toEqual([
      "body.name",
      "body.ages.1",
      "body.ages.2",
      "body.extra",
    ]);
  });

  test.each([
    ["an id that is none", "param.id", "/greetings/17"],
    ["a limit of none", "query.limit", `/greetings/${id}?limit=0`],
    ["a limit in words", "query.limit", `/greetings/${id}?limit=many`],
    ["a cursor too long", "query.cursor", `/greetings/${id}?cursor=${"x".repeat(3_000)}`],
  ])("names what is wrong in the address: %s", async (_what, path, address) => {
    const { status, body } = await post(address, JSON.stringify({ name: "A" }));
    expect(status).toBe(400);
    expect(body.errors?.map((error) => error.path)).toEqual([path]);
  });

  test("is refused for a content type that is not taken", async () => {
    expect(await post(`/greetings/${id}`, "<a/>", "application/xml")).toMatchObject({
      status: 415,
      body: { type: expect.stringMatching(/unsupported-media-type$/) as unknown },
    });
  });

  test.each([
    ["of known length", () => "x".repeat(defaultLimits.bodyBytes + 1)],
    ["of unknown length", () => streamOf(defaultLimits.bodyBytes + 1)],
  ])("is refused when its body is too large, %s", async (_what, body) => {
    const { status, body: problem } = await post(`/greetings/${id}`, body());
    expect(status).toBe(413);
    expect(problem).toMatchObject({ detail: "The body is larger than 1 MiB." });
  });

  test("has no operation at an unknown address or for another method", async () => {
    expect(await client.get("/nothing")).toMatchObject({
      status: 404,
      body: { title: "Not found" },
    });
    expect(await client.delete(`/greetings/${id}`)).toMatchObject({ status: 404 });
  });

  test("does not take the server down when it is no HTTP", async () => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const answer = await new Promise<string>((resolve) => {
      socket.once("data", (data) => resolve(data.toString()));
      socket.write("\0\0\0nonsense\r\n\r\n");
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect((await client.get(`${server.url}/health`)).status).toBe(200);
  });
});

describe("An upload", () => {
  test("may be larger than other bodies, and is counted as it passes", async () => {
    const small = await startTestApp({ limits: { uploadBytes: 3 * 2 ** 20 } });
    const send = (bytes: number) =>
      new TestClient(small.url).request<{ done: number }>("/imports", {
        method: "POST",
        body: streamOf(bytes),
        duplex: "half",
      });
    expect(await send(2 * 2 ** 20)).toMatchObject({ status: 200, body: { done: 2 * 2 ** 20 } });
    expect((await send(4 * 2 ** 20)).status).toBe(413);
    const known = new TestClient(small.url).request("/imports", {
      method: "POST",
      body: new Uint8Array(4 * 2 ** 20),
    });
    expect((await known).status).toBe(413);
    await small.stop();
  });
});

describe("A fault of the node", () => {
  test("is told by an id alone, under which the log keeps where it happened", async () => {
    const { status, body } = await client.get<Problem>("/fault");
    expect(status).toBe(500);
    expect(body.type).toMatch(/internal-error$/);
    expect(JSON.stringify(body)).not.toMatch(/secret|\.ts/);
    const errorId = body.instance?.replace("urn:uuid:", "") ?? "none";
    const line = server.logLines.find((text) => text.includes(errorId)) ?? "";
    expect(line).toContain("test-app.ts");
    expect(line).not.toContain("secret words");
  });

  test("is said when it takes too long", async () => {
    const never = Promise.withResolvers<void>();
    const slow = await startTestApp({
      api: sampleApi(() => undefined, never.promise),
      limits: { answerMs: 20 },
    });
    const { status, headers, body } = await new TestClient(slow.url).get<Problem>("/slow");
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("5");
    expect(body.type).toMatch(/timed-out$/);
    never.resolve();
    await slow.stop();
  });
});
