import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.context.store.transaction({ type: "system", name: "test" }, async (tx) => {
    const partner = {
      type: "customs",
      country: "fr",
      self: false,
      link_url: null,
      signing_key: null,
      tls_fingerprint: null,
    };
    await tx
      .insertInto("authority")
      .values([
        { ...partner, id: "fr-up", name: "Up", last_seen_at: new Date() },
        { ...partner, id: "fr-down", name: "Down", last_seen_at: new Date() },
        { ...partner, id: "fr-unknown", name: "Unknown", last_seen_at: null },
      ])
      .execute();
    const message = { partner_id: "fr-down", stream: "s", type: "test", body: "{}" };
    await tx
      .insertInto("outbox")
      .values([
        { ...message, id: crypto.randomUUID(), attempts: 3 },
        { ...message, id: crypto.randomUUID() },
        { ...message, id: crypto.randomUUID(), delivered_at: new Date() },
      ])
      .execute();
  });
});
afterAll(() => node.stop());

describe("The status", () => {
  test("tells what waits, and how each partner is", async () => {
    const { body } = await (await node.signIn("ana@example.org")).get("/status");
    expect(body).toMatchObject({
      matching: { pending: 0 },
      outbox: { queued: 2, failing: 1 },
      partners: [
        { id: "fr-down", state: "down" },
        { id: "fr-unknown", state: "unknown", lastSeenAt: null },
        { id: "fr-up", state: "up" },
      ],
    });
  });
});
