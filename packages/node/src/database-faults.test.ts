import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "./store/store.ts";
import { startTestNode, type TestNode } from "./testing/test-node.ts";

const system = { type: "system", name: "test" } as const;

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
});
afterAll(() => node.stop());

const inTx = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction(system, work);

async function databaseIsReady(): Promise<boolean> {
  const answer = await fetch(`${node.httpUrl}/ready`);
  const { checks } = (await answer.json()) as { checks: { database: boolean } };
  return checks.database;
}

/** Asks again until the answer is as wanted; the test's time limit ends a wait in vain. */
async function untilReady(wanted: boolean): Promise<void> {
  while ((await databaseIsReady()) !== wanted) await new Promise((wake) => setTimeout(wake, 50));
}

/** Ends every connection of the node to its database, this one last, as a restart of the database does. */
function endConnections(): Promise<void> {
  const all = inTx((tx) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = current_user order by pid = pg_backend_pid()`.execute(tx),
  );
  return expect(all).rejects.toThrow("terminat");
}

const openACase = { title: "Pearl", purpose: "Test" };

test("A database that takes no changes is told in words, shows in readiness, and heals by itself", async () => {
  const ana = await node.signIn("ana@example.org");
  await inTx((tx) =>
    sql`alter role current_user set default_transaction_read_only = on`.execute(tx),
  );
  await endConnections();
  await untilReady(false);
  const refused = await ana.post<{ type: string; remedy: string }>("/cases", openACase);
  expect(refused.status).toBe(503);
  expect(refused.body.type).toContain("database-");
  expect(refused.body.remedy).toContain("gain");
  expect(node.logLines.filter((line) => line.includes("the database takes nothing"))).not.toEqual(
    [],
  );
  await inTx(async (tx) => {
    await sql`set transaction read write`.execute(tx);
    await sql`alter role current_user reset default_transaction_read_only`.execute(tx);
  });
  await endConnections();
  await untilReady(true);
  expect((await ana.post("/cases", openACase)).status).toBe(201);
});

test("A node whose connections all end goes on, and nothing is left undone", async () => {
  const ana = await node.signIn("ana@example.org");
  for (let time = 0; time < 3; time++) await endConnections();
  await untilReady(true);
  const made = await ana.post("/cases", openACase);
  expect(made.status).toBe(201);
});
