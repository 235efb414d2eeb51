import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventStream, type EventStream } from "../testing/event-stream.ts";
import type { TestClient } from "../testing/test-client.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { notifyLive } from "./live-events.ts";

const person = {
  property: "name",
  value: "Jan Janssens",
  source: "report 1",
  grade: { scale: "4x4", source: "B", information: "2" },
  handling: { codes: ["H0"] },
  nature: "fact",
};
const system = { type: "system", name: "test" } as const;

/** Opens the stream of events of a signed-in user and waits until it is ready. */
async function listen(client: TestClient, after?: string): Promise<EventStream & { from: string }> {
  const response = await client.fetch(
    "/events",
    after ? { headers: { "last-event-id": after } } : {},
  );
  const stream = eventStream(response);
  const ready = await stream.next();
  if (ready?.event !== "ready" || !ready.id) throw new Error("the stream did not begin with ready");
  return { ...stream, from: ready.id };
}

describe("Live events of two servers on one database", () => {
  let first: TestNode;
  let second: TestNode;
  let anaId: string;
  let now = new Date();

  beforeAll(async () => {
    first = await startTestNode();
    second = await startTestNode({
      database: first.database,
      overrides: { heartbeatMs: 50, now: () => now },
    });
    anaId = await first.addUser("ana@example.org", "analyst");
    await first.addUser("bas@example.org", "analyst");
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  test("reach a page at the other server when the transaction commits", async () => {
    const page = await listen(await second.signIn("ana@example.org"));
    await first.context.store.transaction(system, (tx) =>
      notifyLive(tx, { type: "import", id: "one", facts: { done: 400 } }),
    );
    expect(await page.next()).toMatchObject({
      event: "import",
      data: { id: "one", facts: { done: 400 } },
    });
    await page.close();
  });

  test("are not told when the transaction is undone", async () => {
    const page = await listen(await second.signIn("ana@example.org"));
    const undone = first.context.store.transaction(system, async (tx) => {
      await notifyLive(tx, { type: "hit", id: "undone" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await first.context.events.publish({ type: "hit", id: "kept" });
    expect(await page.next()).toMatchObject({ event: "hit", data: { id: "kept" } });
    await page.close();
  });

  test("go to those users alone who are named, be they many", async () => {
    const ana = await listen(await second.signIn("ana@example.org"));
    const bas = await listen(await second.signIn("bas@example.org"));
    const many = Array.from({ length: 400 }, () => crypto.randomUUID());
    await first.context.events.publish({ type: "record", id: "hers", userIds: [...many, anaId] });
    await first.context.events.publish({ type: "record", id: "all" });
    expect(await ana.next()).toMatchObject({ data: { id: "hers" } });
    expect(await bas.next()).toMatchObject({ data: { id: "all" } });
    await ana.close();
    await bas.close();
  });

  test("of what lies in others' cases are told to nobody else, by id or at all", async () => {
    const client = await first.signIn("ana@example.org");
    const { body: file } = await client.post<{ id: string }>("/cases", {
      title: "Hers",
      purpose: "Inquiry",
    });
    const { body: record } = await client.post<{ id: string }>("/records", {
      kind: "Person",
      caseId: file.id,
      statements: [person],
    });
    await first.context.store.transaction(system, (tx) =>
      tx
        .insertInto("authority")
        .values({
          id: "fr-partner",
          name: "Partner",
          type: "police",
          country: "fr",
          self: false,
          link_url: null,
          signing_key: null,
          tls_fingerprint: null,
          last_seen_at: null,
        })
        .execute(),
    );
    const ana = await listen(await second.signIn("ana@example.org"));
    const bas = await listen(await second.signIn("bas@example.org"));
    const { body: made, status } = await client.post<{ id: string }>("/requests/outside", {
      partnerId: "fr-partner",
      recordId: record.id,
      channel: "letter",
      reference: "12",
      subject: "The same person",
      receivedAt: new Date().toISOString(),
    });
    expect(status).toBe(201);
    await first.context.events.publish({ type: "record", id: record.id });
    await first.context.events.publish({ type: "agreement", id: crypto.randomUUID() });
    expect(await ana.next()).toMatchObject({ event: "request", data: { id: made.id } });
    expect(await ana.next()).toMatchObject({ event: "record", data: { id: record.id } });
    expect(await bas.next()).toMatchObject({ event: "agreement" });
    await ana.close();
    await bas.close();
  });

  test("that came while a page was away are told when it returns, at either server", async () => {
    const client = await first.signIn("ana@example.org");
    const page = await listen(client);
    await first.context.events.publish({ type: "hit", id: "seen" });
    const seen = await page.next();
    await page.close();
    await first.context.events.publish({ type: "hit", id: "missed" });
    await first.context.events.publish({ type: "hit", id: "not hers", userIds: [] });

    const elsewhere = eventStream(
      await (
        await second.signIn("ana@example.org")
      ).fetch("/events", {
        headers: { "last-event-id": seen?.id ?? "" },
      }),
    );
    await elsewhere.nextOf("ready");
    expect(await elsewhere.next()).toMatchObject({ event: "hit", data: { id: "missed" } });
    await elsewhere.close();
  });

  test("say so when it is no longer known what was missed", async () => {
    const page = await listen(await first.signIn("ana@example.org"), crypto.randomUUID());
    expect(await page.next()).toMatchObject({ event: "resync" });
    await page.close();
  });

  test("need a session", async () => {
    expect(await first.client().get("/events")).toMatchObject({
      status: 401,
      body: { type: "https://entente.example/problems/no-session" },
    });
  });

  test("end when the session has ended", async () => {
    const page = await listen(await second.signIn("bas@example.org"));
    now = new Date(now.getTime() + 61 * 60_000);
    expect(await page.nextOf("signed-out")).toMatchObject({ event: "signed-out" });
    expect(await page.next()).toBeUndefined();
    now = new Date();
  });

  test("are told over ten connections of a user, not more, and a closed one counts no longer", async () => {
    const client = await first.signIn("bas@example.org");
    const pages = [];
    for (let i = 0; i < 10; i++) pages.push(await listen(client));
    expect((await client.get("/events")).status).toBe(429);
    await pages[0]?.close();
    let freed = await client.fetch("/events");
    while (freed.status === 429) {
      await freed.text();
      freed = await client.fetch("/events");
    }
    pages.push(eventStream(freed));
    expect(freed.status).toBe(200);
    await Promise.all(pages.slice(1).map((page) => page.close()));
  });
});

describe("A node that stops", () => {
  test("ends the streams of live events", async () => {
    const node = await startTestNode();
    await node.addUser("ana@example.org", "analyst");
    const page = await listen(await node.signIn("ana@example.org"));
    await node.stop();
    expect(await page.next()).toBeUndefined();
  });
});
