import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store, type Transaction } from "../../store/store.ts";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { statement } from "../records/records.fixture.ts";
import { recordPerson, somebody, startComparingNode } from "./duplicates.fixture.ts";
import { goOnWithRun } from "./go-on-with-run.ts";
import { claimRun, moveOn, RunGone } from "./hold-run.ts";
import { startRun, turnRun } from "./runs.ts";

/** Does nothing by itself. */
let node: TestNode;
let eva: TestClient;
/** The database as another server of the node has it. */
let other: Store;

beforeAll(async () => {
  node = await startComparingNode({ overrides: { workAfter: new Promise(() => undefined) } });
  await node.addUser("eva@example.org", "analyst");
  eva = await node.signIn("eva@example.org");
  other = openStore(node.database.url, 2);
});
beforeEach(() => inTx((tx) => tx.deleteFrom("duplicate_pair").execute()));
afterAll(async () => {
  await other.close();
  await node.stop();
});

const system = { type: "system", name: "test" } as const;
const never = new AbortController().signal;
const onePerPage = { read: 1, keep: 1 };

const inTx = <T>(work: (tx: Transaction) => Promise<T>) =>
  node.context.store.transaction(system, work);
const start = (kind?: string) => inTx((tx) => startRun(node.context, tx, kind));
const turn = (id: string, to: "cancelled" | "running") =>
  inTx((tx) => turnRun(node.context, tx, id, to));
const rowOf = (id: string) =>
  inTx((tx) =>
    tx.selectFrom("duplicate_run").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );
const pairsKept = (kind: string) =>
  inTx(async (tx) => {
    const rows = await tx
      .selectFrom("duplicate_pair")
      .select(["left_id", "right_id"])
      .where("kind", "=", kind)
      .execute();
    return rows.map((row) => [row.left_id, row.right_id].join(" ")).toSorted();
  });

/** Two records of each of so many persons. */
async function recordTwins(count: number): Promise<string[]> {
  const pairs: string[] = [];
  for (let each = 0; each < count; each++) {
    const values = somebody();
    const both = [await recordPerson(eva, values), await recordPerson(eva, values)];
    const ids = both.map(({ id }) => id).toSorted();
    pairs.push(ids.join(" "));
  }
  return pairs.toSorted();
}

describe("A look through the register", () => {
  test("keeps nothing more once it is stopped, and begins its kind anew when it goes on", async () => {
    const twins = await recordTwins(3);
    const { id } = await start("Person");
    const [locked, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const locking = other.transaction(system, async (tx) => {
      await sql`lock table duplicate_pair in access exclusive mode`.execute(tx);
      locked.resolve();
      await freed.promise;
    });
    await locked.promise;
    const working = goOnWithRun(node.context, never, onePerPage);
    await expect.poll(async () => (await rowOf(id)).records_done).toBeGreaterThan(0);
    expect(await turn(id, "cancelled")).toMatchObject({ state: "cancelled", share: 0 });
    freed.resolve();
    await Promise.all([locking, working]);
    expect(await pairsKept("Person")).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ records_done: 0, kinds_done: [] });
    expect(await goOnWithRun(node.context, never, onePerPage)).toBe(false);

    await turn(id, "running");
    await goOnWithRun(node.context, never, onePerPage);
    expect(await pairsKept("Person")).toEqual(expect.arrayContaining(twins));
    expect(await rowOf(id)).toMatchObject({ state: "done", kinds_done: ["Person"] });
  });

  test("goes on elsewhere when its server dies: with the kind at hand anew, not with those done", async () => {
    await recordTwins(1);
    for (let each = 0; each < 2; each++)
      await eva.post("/records", {
        kind: "Organization",
        statements: [
          statement("name", "Scheldebries Overslag"),
          statement("registrationNumber", "0999.888.777"),
        ],
      });
    const { id } = await start();
    const elsewhere = { ...node.context, store: other };
    expect(await goOnWithRun(elsewhere, never)).toBe(true);
    expect(await pairsKept("Person")).not.toEqual([]);
    await inTx((tx) => tx.deleteFrom("duplicate_pair").execute());

    const held = (await other.transaction(system, (tx) => claimRun(elsewhere, tx)))!;
    expect(held.kind).toBe("Organization");
    await other.transaction(system, (tx) => moveOn(tx, held, 0.5));
    expect(await goOnWithRun(node.context, never)).toBe(false);
    await inTx((tx) =>
      sql`update duplicate_run set claimed_until = now() - interval '1 second'`.execute(tx),
    );
    expect(await goOnWithRun(node.context, never)).toBe(true);
    await expect(other.transaction(system, (tx) => moveOn(tx, held, 0.6))).rejects.toThrow(RunGone);
    while (await goOnWithRun(node.context, never));
    expect(await rowOf(id)).toMatchObject({ state: "done" });
    expect(await pairsKept("Organization")).toHaveLength(1);
    expect(await pairsKept("Person")).toEqual([]);
  });

  test("is given back at once by a server that stops", async () => {
    await recordTwins(1);
    const { id } = await start("Person");
    expect(await goOnWithRun(node.context, AbortSignal.abort())).toBe(false);
    expect(await rowOf(id)).toMatchObject({ state: "running", claimed_by: null, records_done: 0 });
    await goOnWithRun(node.context, never);
    expect(await rowOf(id)).toMatchObject({ state: "done" });
  });
});
