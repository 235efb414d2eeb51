import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notify } from "../jobs/signals.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import type { Transaction } from "./store.ts";

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

const inStore = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction({ type: "system", name: "test" }, work);

describe("A transaction", () => {
  test("takes no statement after its end, whoever uses the connection then", async () => {
    const left = await inStore(async (tx) => tx);
    await expect(sql`select 1`.execute(left)).rejects.toThrow("after the end");
  });

  test("of which a failed statement was passed over is not kept, and says so", async () => {
    await expect(
      inStore((tx) => sql`select 1 / 0`.execute(tx).catch(() => undefined)),
    ).rejects.toThrow("aborted");
  });

  test("notifies with its commit, in order and each thing once, whatever is in it", async () => {
    const heard: string[] = [];
    const stop = await node.context.store.listen(["entente_test"], (_channel, payload) =>
      heard.push(payload),
    );
    await inStore((tx) =>
      notify(tx, "entente_test", "undone").then(() => Promise.reject("no")),
    ).catch(() => undefined);
    await inStore(async (tx) => {
      for (const payload of ["it's", 'a "\\"', "it's", ""])
        await notify(tx, "entente_test", payload);
    });
    await expect.poll(() => heard).toEqual(["it's", 'a "\\"', ""]);
    await stop();
  });
});
