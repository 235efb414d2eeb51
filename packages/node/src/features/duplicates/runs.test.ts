import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transaction } from "../../store/store.ts";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { codeOf, statement } from "../records/records.fixture.ts";
import {
  decide,
  pairsOf,
  recordPerson,
  recordTwice,
  settled,
  startComparingNode,
} from "./duplicates.fixture.ts";
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
const inDatabase = <T>(work: (tx: Transaction) => Promise<T>) =>
  node.context.store.transaction(system, work);
const latest = async () =>
  (await ana.get<{ items: DuplicateRun[] }>("/duplicate-runs?limit=1")).body.items[0];

async function lookThroughAll(): Promise<void> {
  const { status, body } = await ana.post<DuplicateRun>("/duplicate-runs");
  expect([status, body.state]).toEqual([201, "running"]);
  await expect.poll(async () => (await latest())?.state, { timeout: 15_000 }).toBe("done");
}

describe("A look through the register", () => {
  test("finds again what was lost, comes to its end, and tells how far it is as a share", async () => {
    const { pair, one, other } = await recordTwice(ana);
    await settled(node);
    await inDatabase((tx) => tx.deleteFrom("duplicate_pair").execute());
    await lookThroughAll();
    expect(await latest()).toMatchObject({ share: 1, by: { name: "ana@example.org" } });
    const found = await pairsOf(ana);
    expect(found.map(({ left, right }) => [left.id, right.id])).toContainEqual(
      [one.id, other.id].toSorted(),
    );
    expect(found.map(({ id }) => id)).not.toContain(pair.id);
  });

  test("finds a pair that no save finds, and later saves and decisions hold for it", async () => {
    const values = {
      firstName: "Anneleen",
      lastName: "Vanderstraeten",
      birthDate: "1974-03-12",
      address: "Kloosterstraat 12, Antwerpen",
    };
    const slips = { lastName: "Venderstroaten", birthDate: "1974-03-17" };
    const one = await recordPerson(ana, values);
    const other = await recordPerson(ana, { ...values, ...slips });
    await settled(node);
    const found = () =>
      inDatabase((tx) =>
        tx
          .selectFrom("duplicate_pair")
          .select(["id", "state", "model_version"])
          .where("left_id", "in", [one.id, other.id])
          .where("right_id", "in", [one.id, other.id])
          .execute(),
      );
    expect(await found()).toEqual([]);
    await lookThroughAll();
    const [pair] = await found();
    expect(pair).toMatchObject({ state: "open", model_version: 1 });

    await ana.post(`/records/${one.id}/statements`, { statements: [statement("notes", "tall")] });
    await settled(node);
    expect(await found()).toEqual([pair]);
    await decide(ana, pair!.id, { decision: "different" });
    await lookThroughAll();
    expect(await found()).toEqual([{ ...pair, state: "different" }]);
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
