import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "./testing/test-node.ts";

describe("A node", () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
    await node.addUser("ana@example.org", "analyst");
  });
  afterAll(() => node.stop());

  test("tells a signed-in person who they are", async () => {
    const ana = await node.signIn("ana@example.org");
    expect(await ana.get("/session")).toMatchObject({ status: 200, body: { user: { email: "ana@example.org" } } });
  });
});
