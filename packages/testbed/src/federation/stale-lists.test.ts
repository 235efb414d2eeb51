import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hitOn, record } from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation();
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

const person = (number: number) => ({ name: `Piet Verzonnen ${number}`, phone: phone(number) });

async function listAt(node: TestNode, table: "own_tag" | "partner_tag"): Promise<string[]> {
  const rows = await inDatabase(node.running(), (tx) =>
    tx.selectFrom(table).select("tag").execute(),
  );
  return rows.map(({ tag }) => tag.toString("hex")).toSorted();
}

/** Waits until Marseille has Brussels' list as it is. */
async function untilListed(): Promise<void> {
  await until(async () => {
    const [own, copy] = [await listAt(brussels, "own_tag"), await listAt(marseille, "partner_tag")];
    return JSON.stringify(own) === JSON.stringify(copy);
  });
}

describe("A list whose changes the partner can no longer follow is sent anew", () => {
  test("when the partner's database has gone back in time", async () => {
    await record(brussels, "Person", person(1));
    await record(brussels, "Person", person(2));
    const there = await record(marseille, "Person", person(1));
    await hitOn(marseille, there.id);
    await federation.quiet();
    await inDatabase(marseille.running(), async (tx) => {
      await tx.deleteFrom("partner_tag").execute();
      await tx.updateTable("agreement").set({ partner_list_version: 0 }).execute();
    });
    await record(brussels, "Person", person(3));
    await untilListed();
    await federation.quiet();
    expect(await hitOn(marseille, there.id)).toMatchObject({ state: "new" });
    expect(await listAt(marseille, "partner_tag")).not.toEqual([]);
  });

  test("when the owner's has, and hits on what is listed no more are withdrawn", async () => {
    const here = await record(brussels, "Person", person(11));
    const there = await record(marseille, "Person", person(11));
    await hitOn(brussels, here.id);
    await hitOn(marseille, there.id);
    await federation.quiet();
    await inDatabase(brussels.running(), async (tx) => {
      for (const table of ["own_tag", "query_tag", "record_handle", "hit", "match_key"] as const)
        await tx.deleteFrom(table).where("record_id", "=", here.id).execute();
      await tx
        .updateTable("agreement")
        .set((eb) => ({ list_version: eb("list_version", "-", 2) }))
        .execute();
    });
    await record(brussels, "Person", person(12));
    expect(await hitOn(marseille, there.id, "withdrawn")).toMatchObject({ state: "withdrawn" });
    await untilListed();
  });

  test("though nothing has changed since, because a list that was silent for an hour is told of", async () => {
    const there = await record(marseille, "Person", person(21));
    await record(brussels, "Person", person(21));
    await hitOn(marseille, there.id);
    await federation.quiet();
    await inDatabase(marseille.running(), async (tx) => {
      await tx.deleteFrom("partner_tag").execute();
      await tx.updateTable("agreement").set({ partner_list_version: 0 }).execute();
    });
    const before = new Date(Date.now() - 2 * 3_600_000);
    await inDatabase(brussels.running(), async (tx) => {
      for (const ended of ["delivered_at", "failed_at"] as const)
        await tx
          .updateTable("outbox")
          .set({ [ended]: before })
          .where(ended, "is not", null)
          .execute();
    });
    await untilListed();
    expect(await listAt(marseille, "partner_tag")).not.toEqual([]);
  });
});
