import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, testPassword, type TestNode } from "../../testing/test-node.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("thief@example.org", "targeter");
});
afterAll(() => node.stop());

/** Signs in as a page does, with whatever cookies the browser holds; the cookie that is set. */
async function enter(email: string, cookie?: string): Promise<string> {
  const answer = await node.client().fetch("/sessions", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: node.httpUrl,
      "x-entente-request": "1",
      ...(cookie === undefined ? {} : { cookie }),
    },
    body: JSON.stringify({ email, password: testPassword }),
  });
  expect(answer.status).toBe(201);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const whoIs = async (cookie: string) =>
  (await node.client().get<{ user?: { email: string } }>("/session", { cookie })).body.user?.email;

describe("A cookie that somebody else put into the browser", () => {
  test("does not become the session of whoever signs in with it", async () => {
    const planted = await enter("thief@example.org");
    const own = await enter("ana@example.org", planted);
    expect(own).not.toBe(planted);
    expect(await whoIs(own)).toBe("ana@example.org");
    expect(await whoIs(planted)).toBe("thief@example.org");
  });

  test("of an invented token stays worth nothing", async () => {
    const [name] = (await enter("thief@example.org")).split("=");
    const planted = `${name}=${"A".repeat(43)}`;
    const own = await enter("ana@example.org", planted);
    expect(own).not.toBe(planted);
    expect(await whoIs(planted)).toBeUndefined();
  });
});
