import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hitOn, hitsOf, record } from "../testing/acts.ts";
import { inDatabase, waitingIn } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";

const hour = 3_600_000;

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation({ terms: { graceHours: 2, commonValueLimit: 9 } });
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

const person = (name: string) => ({ name: `${name} Verzonnen`, phone: phone(1) });

async function lastSeen(node: TestNode, partner: TestNode): Promise<number> {
  const row = await inDatabase(node.running(), (tx) =>
    tx
      .selectFrom("authority")
      .select("last_seen_at")
      .where("id", "=", partner.id)
      .executeTakeFirstOrThrow(),
  );
  return row.last_seen_at?.getTime() ?? 0;
}

describe("A partner whose node is not heard of", () => {
  test("is matched within the grace period, not after it, and again with its first sign of life", async () => {
    await record(marseille, "Person", person("Zoé"));
    const first = await record(brussels, "Person", person("Bo"));
    await hitOn(brussels, first.id);
    await federation.quiet();
    await marseille.stop();

    // The partner has evaluated the value before: a hit on it needs no partner, only the gate.
    const within = await record(brussels, "Person", person("Mo"));
    await hitOn(brussels, within.id);
    await inDatabase(brussels.running(), (tx) =>
      tx
        .updateTable("authority")
        .set({ last_seen_at: new Date(Date.now() - 3 * hour) })
        .where("id", "=", marseille.id)
        .execute(),
    );
    const after = await record(brussels, "Person", person("Jo"));
    const { body: seen } = await brussels
      .analyst()
      .post<{ type: string }>(`/hits/${(await hitOn(brussels, first.id)).id}/confirmation`);
    expect(seen.type).toContain("agreement-not-in-force");
    await until(async () => {
      const queue = await inDatabase(brussels.running(), (tx) =>
        tx.selectFrom("tagging_queue").select("record_id").execute(),
      );
      return queue.some((row) => row.record_id === after.id);
    });
    expect(await hitsOf(brussels, after.id)).toEqual([]);
    expect(await waitingIn(brussels.running())).toBeGreaterThan(0);

    await marseille.start();
    await hitOn(brussels, after.id);
    await federation.quiet();
    expect(await hitsOf(marseille)).toHaveLength(3);
    expect(await lastSeen(brussels, marseille)).toBeGreaterThan(Date.now() - hour);
    expect(await lastSeen(marseille, brussels)).toBeGreaterThan(Date.now() - hour);
  });

  test("does not lose a notice that arrives as its own first sign of life", async () => {
    await inDatabase(marseille.running(), (tx) =>
      tx
        .updateTable("authority")
        .set({ last_seen_at: new Date(Date.now() - 3 * hour) })
        .where("id", "=", brussels.id)
        .execute(),
    );
    await record(brussels, "Person", person("Flo"));
    const hits = await until(
      () => hitsOf(marseille),
      (found) => found.length >= 4,
    );
    expect(hits).toHaveLength(4);
  });
});
