import { newId } from "@entente/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { commandsOn } from "./run-cli.fixture.ts";

const system = { type: "system", name: "test" } as const;
const [first, second, delivered] = [newId(), newId(), newId()];

let node: TestNode;
let cli: Awaited<ReturnType<typeof commandsOn>>;

beforeAll(async () => {
  node = await startTestNode();
  cli = await commandsOn(node);
  const message = { partner_id: "fr-b", stream: "s", type: "request", body: "{}" };
  await node.context.store.transaction(system, (tx) =>
    tx
      .insertInto("outbox")
      .values([
        { ...message, id: first, attempts: 3, last_error: "unreachable" },
        { ...message, id: second },
        { ...message, id: delivered, delivered_at: new Date() },
      ])
      .execute(),
  );
});
afterAll(() => node.stop());

const states = async (...more: string[]): Promise<string[]> => {
  const { items } = (await cli.json("outbox list", more)) as {
    items: { id: string; state: string; lastError: string | null }[];
  };
  return items.map(({ id, state, lastError }) => `${id} ${state} ${lastError ?? ""}`.trim());
};

test("What waits is listed, can be dropped and sent again, and the ledger says so", async () => {
  expect(await states()).toEqual([`${first} waiting unreachable`, `${second} waiting`]);
  expect(await states("--partner", "fr-c")).toEqual([]);
  await cli.json("outbox drop", [first]);
  expect(await states()).toEqual([`${first} failed dropped by hand`, `${second} waiting`]);
  await cli.json("outbox retry", [first]);
  expect((await states())[0]).toContain("waiting");
  const noted = await node.context.store.transaction(system, (tx) =>
    tx
      .selectFrom("ledger_entry")
      .select(["object_id", "facts"])
      .where("object_type", "=", "message")
      .orderBy("seq")
      .execute(),
  );
  expect(noted).toMatchObject([
    { object_id: first, facts: { command: "outbox drop" } },
    { object_id: first, facts: { command: "outbox retry" } },
  ]);
});

test("What was delivered, or is none, is left alone", async () => {
  const gone = await cli.run("outbox drop", [delivered]);
  expect([gone.code, gone.err]).toEqual([1, expect.stringContaining("delivered already")]);
  const none = await cli.run("outbox retry", ["no-such-message"]);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining("no such message")]);
});
