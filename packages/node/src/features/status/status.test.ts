import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";

type Row = { act: string; actor: { type: string; name: string | null }; object: { type: string } };
type Ledger = { items: Row[]; next: string | null };

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("dpo@example.org", "data-protection-officer");
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

describe("The ledger", () => {
  test("is read by the data-protection officer alone, and a refusal is in it", async () => {
    const ana = await node.signIn("ana@example.org");
    expect((await ana.get("/ledger")).status).toBe(403);
    const dpo = await node.signIn("dpo@example.org");
    const { body } = await dpo.get<Ledger>("/ledger?act=refused-access");
    expect(body.items).toMatchObject([
      {
        actor: { type: "user", name: "ana@example.org" },
        object: { type: "operation", id: "GET /api/v1/ledger" },
      },
    ]);
  });

  test("keeps that it was read", async () => {
    const dpo = await node.signIn("dpo@example.org");
    await dpo.get("/ledger?from=2020-01-01T00:00:00Z");
    const { body } = await dpo.get<Ledger>("/ledger?limit=1");
    expect(body.items).toMatchObject([
      { act: "consultation", actor: { name: "dpo@example.org" }, object: { type: "ledger" } },
    ]);
  });

  test("is paged, newest first, and found by actor and time", async () => {
    const dpo = await node.signIn("dpo@example.org");
    const first = await dpo.get<Ledger>("/ledger?actor=test&limit=1");
    const second = await dpo.get<Ledger>(`/ledger?actor=test&limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items]).toMatchObject([
      { act: "administration", actor: { type: "system" } },
      { act: "administration", actor: { type: "system" } },
    ]);
    expect(second.body.next).toBeNull();
    expect((await dpo.get<Ledger>("/ledger?to=2020-01-01T00:00:00Z")).body.items).toEqual([]);
  });

  test("refuses filters that are none", async () => {
    const dpo = await node.signIn("dpo@example.org");
    expect((await dpo.get("/ledger?act=dancing&from=yesterday")).status).toBe(400);
    expect((await dpo.get("/ledger?cursor=nonsense")).status).toBe(400);
  });
});
