import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transaction } from "../../store/store.ts";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { codeOf } from "../records/records.fixture.ts";
import {
  pairsOf,
  recordPerson,
  recordTwice,
  settled,
  somebody,
  startComparingNode,
} from "./duplicates.fixture.ts";
import { goOnWithRun } from "./go-on-with-run.ts";
import { startRun, turnRun } from "./runs.ts";
import type { DuplicateRun } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
/** Nothing of what this test looks for happens by itself. */
let still: TestNode;

beforeAll(async () => {
  node = await startComparingNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  still = await startComparingNode({ overrides: { workAfter: new Promise(() => undefined) } });
});
afterAll(async () => {
  await node.stop();
  await still.stop();
});

const system = { type: "system", name: "test" } as const;
const latest = async () =>
  (await ana.get<{ items: DuplicateRun[] }>("/duplicate-runs?limit=1")).body.items[0];

describe("A look through the register", () => {
  test("finds again what was lost, comes to its end, and tells how far it is as a share", async () => {
    const { pair, one, other } = await recordTwice(ana);
    await settled(node);
    await node.context.store.transaction(system, (tx) => tx.deleteFrom("duplicate_pair").execute());
    const { status, body } = await ana.post<DuplicateRun>("/duplicate-runs");
    expect([status, body.state]).toEqual([201, "running"]);
    await expect.poll(async () => (await latest())?.state, { timeout: 15_000 }).toBe("done");
    expect(await latest()).toMatchObject({ share: 1, by: { name: "ana@example.org" } });
    const found = await pairsOf(ana);
    expect(found.map(({ left, right }) => [left.id, right.id])).toContainEqual(
      [one.id, other.id].toSorted(),
    );
    expect(found.map(({ id }) => id)).not.toContain(pair.id);
  });

  test("goes on after a stop with the record after the last one it looked at", async () => {
    const { context } = still;
    await still.addUser("eva@example.org", "analyst");
    const eva = await still.signIn("eva@example.org");
    for (let each = 0; each < 5; each++) await recordPerson(eva, somebody());
    const inTx = <T>(work: (tx: Transaction) => Promise<T>) =>
      context.store.transaction(system, work);
    const run = await inTx((tx) => startRun(context, tx, "Person"));
    const position = () =>
      inTx(async (tx) => {
        const row = await tx.selectFrom("duplicate_run").selectAll().executeTakeFirstOrThrow();
        return [row.records_done, row.position, row.state];
      });
    expect(await inTx((tx) => goOnWithRun(context, tx, 2))).toBe(true);
    const [done, at] = await position();
    expect(done).toBe(2);
    await inTx((tx) => turnRun(context, tx, run.id, "cancelled"));
    expect(await inTx((tx) => goOnWithRun(context, tx, 2))).toBe(false);
    expect(await position()).toEqual([2, at, "cancelled"]);
    expect(await inTx((tx) => turnRun(context, tx, run.id, "running"))).toMatchObject({
      state: "running",
      share: 0.4,
    });
    expect(await inTx((tx) => goOnWithRun(context, tx, 2))).toBe(true);
    expect(await inTx((tx) => goOnWithRun(context, tx, 2))).toBe(false);
    expect((await position()).at(0)).toBe(5);
    expect((await position()).at(2)).toBe("done");
  });

  test("is one at a time, and cannot be turned once it is done", async () => {
    const { context } = still;
    const inTx = <T>(work: (tx: Transaction) => Promise<T>) =>
      context.store.transaction(system, work);
    const run = await inTx((tx) => startRun(context, tx, undefined));
    const refusedWith = (work: Promise<unknown>) =>
      work.then(
        () => "taken",
        (error: unknown) => (error instanceof Error ? error.message : ""),
      );
    expect(await refusedWith(inTx((tx) => startRun(context, tx, undefined)))).toBe("run-running");
    expect(await refusedWith(inTx((tx) => startRun(context, tx, "Event")))).toBe(
      "kind-not-compared",
    );
    await inTx((tx) => turnRun(context, tx, run.id, "cancelled"));
    expect(await refusedWith(inTx((tx) => turnRun(context, tx, run.id, "cancelled")))).toBe(
      "run-not-running",
    );
  });

  test("is not for those who do not tend the register", async () => {
    await node.addUser("tom@example.org", "targeter");
    const tom = await node.signIn("tom@example.org");
    expect(codeOf(await tom.post("/duplicate-runs"))).toBe("role-missing");
  });
});
