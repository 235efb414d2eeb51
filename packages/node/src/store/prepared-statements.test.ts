import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import type { Transaction } from "./store.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

const inStore = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction({ type: "system", name: "test" }, work);

/** What one connection keeps prepared after the same statement was run `times` times on it. */
const preparedAfter = (times: number, text: string) =>
  inStore(async (tx) => {
    for (let at = 0; at < times; at++) {
      const { rows } = await sql<{ n: number }>`select ${at}::int + ${sql.raw(text)} as n`.execute(
        tx,
      );
      expect(rows).toEqual([{ n: at + Number(text) }]);
    }
    const { rows } = await sql<{ kept: boolean }>`
      select count(*) > 0 as kept from pg_prepared_statements where statement like ${`%+ ${text} as n%`}
    `.execute(tx);
    return rows[0]?.kept;
  });

describe("A statement", () => {
  test("is prepared when it recurs, and answers its values each time", async () => {
    expect(await preparedAfter(2, "1001")).toBe(false);
    expect(await preparedAfter(5, "1002")).toBe(true);
  });

  test("whose plan a migration has outdated is planned anew", async () => {
    const read = () =>
      inStore((tx) => tx.selectFrom("node_setting").selectAll().where("name", "=", "x").execute());
    for (let at = 0; at < 5; at++) await read();
    const owner = new pg.Client({ connectionString: node.database.ownerUrl });
    await owner.connect();
    await owner.query("alter table node_setting add column since date");
    await owner.end();
    expect(await read()).toEqual([]);
  });
});

test("A connection to a server that takes no changes is not used again", async () => {
  const backend = () =>
    inStore(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      return rows[0]?.pid;
    });
  let refusing: number | undefined;
  const refused = inStore(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    refusing = rows[0]?.pid;
    await sql`set transaction read only`.execute(tx);
    await tx.deleteFrom("node_setting").execute();
  });
  await expect(refused).rejects.toThrow("read-only");
  const used = await Promise.all(Array.from({ length: 20 }, backend));
  expect(used).not.toContain(refusing);
});
