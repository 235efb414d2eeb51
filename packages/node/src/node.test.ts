import { describe, expect, test } from "vitest";
import { createTestDatabase } from "./testing/test-database.ts";
import { startTestNode } from "./testing/test-node.ts";

describe("A node", () => {
  test("is ready when it is open, and closed when it has stopped", async () => {
    const node = await startTestNode();
    const ready = await (await fetch(`${node.httpUrl}/ready`)).json();
    expect(ready).toMatchObject({ checks: { database: true, migrations: true, open: true } });
    await Promise.all([node.stop(), node.stop()]);
    await expect(fetch(`${node.httpUrl}/health`)).rejects.toThrow("fetch failed");
    expect(await node.context.store.isUp()).toBe(false);
  });

  test("migrates an empty database once when several servers start at the same time", async () => {
    const database = await createTestDatabase();
    const nodes = await Promise.all(Array.from({ length: 4 }, () => startTestNode({ database })));
    const ready = await Promise.all(
      nodes.map(async (node) => (await fetch(`${node.httpUrl}/ready`)).json()),
    );
    expect(ready).toEqual(
      nodes.map(
        () =>
          expect.objectContaining({
            checks: expect.objectContaining({ migrations: true }) as unknown,
          }) as unknown,
      ),
    );
    await Promise.all(nodes.map((node) => node.stop()));
  });

  test("keeps what it knows when it is started again", async () => {
    const first = await startTestNode();
    await first.addUser("ana@example.org", "analyst");
    await first.stop();
    const again = await startTestNode({ database: first.database });
    const ana = await again.signIn("ana@example.org");
    expect((await ana.get("/session")).status).toBe(200);
    await again.stop();
  });

  test("refuses the database of another authority", async () => {
    const first = await startTestNode();
    const authority = {
      id: "fr-test-customs",
      name: "Customs",
      type: "customs",
      country: "fr",
    } as const;
    await expect(
      startTestNode({ database: first.database, config: { authority } }),
    ).rejects.toThrow("The database belongs to be-test-police");
    await first.stop();
  });

  test("says in words why it cannot use its database", async () => {
    const closed = "postgres://nobody@127.0.0.1:1/none";
    const database = { url: closed, ownerUrl: closed };
    await expect(startTestNode({ database })).rejects.toThrow(
      "The database cannot be used: nothing listens at the address of the database (ECONNREFUSED).",
    );
  });

  test("answers its metrics on a listener of their own when it has one", async () => {
    const node = await startTestNode({ config: { admin: { port: 0 } } });
    const metrics = await (await fetch(`${node.adminUrl}/metrics`)).text();
    expect(metrics).toContain("entente_matching_pending 0");
    expect((await fetch(`${node.httpUrl}/metrics`)).status).toBe(404);
    await node.stop();
  });
});
