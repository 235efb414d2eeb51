import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { codeOf, openCase, openWith, statement } from "../records/records.fixture.ts";
import { eraseRecord } from "../retention/erase-record.ts";
import {
  decide,
  foundPair,
  pairsOf,
  recordPerson,
  recordTwice,
  settled,
  startComparingNode,
} from "./duplicates.fixture.ts";

let node: TestNode;
let ana: TestClient;

beforeAll(async () => {
  node = await startComparingNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
});
afterAll(() => node.stop());

const system = { type: "system", name: "test" } as const;
const reason = "same birth date, +7.1; same surname, +6.0";

const idsIn = async (state: string) =>
  (await pairsOf(ana, `limit=200&state=${state}`)).map(({ id }) => id);
const decisionsKept = (pairId: string) =>
  node.context.store.transaction(system, (tx) =>
    tx
      .selectFrom("linkage_decision")
      .select(["same", "comparison"])
      .where("pair_id", "=", pairId)
      .execute(),
  );

describe("A pair held for the same", () => {
  test("is merged into the record that was chosen, with the reason, and can be taken back", async () => {
    const { one, other, pair } = await recordTwice(ana);
    const { status } = await decide(ana, pair.id, { decision: "same", keep: other.id, reason });
    expect(status).toBe(200);
    expect((await openWith(ana, one.id)).body.mergedInto).toBe(other.id);
    expect(await idsIn("open")).not.toContain(pair.id);
    expect(await idsIn("same")).toContain(pair.id);
    const { body } = await ana.get<{ items: { act: string; justification: string }[] }>(
      `/records/${one.id}/history`,
    );
    expect(body.items.find(({ act }) => act === "combination")?.justification).toBe(reason);

    expect((await ana.delete(`/duplicates/${pair.id}/decision`)).status).toBe(200);
    expect((await openWith(ana, one.id)).body.mergedInto).toBeNull();
    expect(await decisionsKept(pair.id)).toEqual([]);
    await settled(node);
    expect(await idsIn("open")).toContain(pair.id);
  });

  test("is kept as evidence without a value of the records", async () => {
    const { one, pair, values } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "same", keep: one.id, reason });
    const kept = await decisionsKept(pair.id);
    expect(kept).toMatchObject([{ same: true, comparison: { bits: pair.bits } }]);
    for (const value of Object.values(values)) expect(JSON.stringify(kept)).not.toContain(value);
  });

  test("is refused as merging is, and nothing of the decision stays", async () => {
    const { one, other, pair } = await recordTwice(ana);
    const caseId = await openCase(ana);
    await ana.put(`/cases/${caseId}/records/${one.id}`);
    const refused = await decide(ana, pair.id, { decision: "same", keep: other.id, reason });
    expect([refused.status, codeOf(refused)]).toEqual([409, "audiences-differ"]);
    expect(await idsIn("open")).toContain(pair.id);
    expect(await decisionsKept(pair.id)).toEqual([]);
  });

  test("keeps one of the two, and is decided once", async () => {
    const [pair, stranger] = [await recordTwice(ana), await recordTwice(ana)];
    const foreign = { decision: "same", keep: stranger.one.id, reason };
    expect(codeOf(await decide(ana, pair.pair.id, foreign))).toBe("not-of-the-pair");
    await decide(ana, pair.pair.id, { decision: "different" });
    const again = await decide(ana, pair.pair.id, { ...foreign, keep: pair.one.id });
    expect([again.status, codeOf(again)]).toEqual([409, "already-decided"]);
  });
});

describe("A pair held for different", () => {
  test("is not proposed again when a record says something that changes nothing", async () => {
    const { one, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "different", reason: "twins" });
    await ana.post(`/records/${one.id}/statements`, { statements: [statement("notes", "tall")] });
    await settled(node);
    expect(await idsIn("open")).not.toContain(pair.id);
    expect(await idsIn("different")).toContain(pair.id);
  });

  test("is proposed again once something material speaks for it", async () => {
    const { one, other, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "different" });
    for (const { id } of [one, other])
      await ana.post(`/records/${id}/statements`, {
        statements: [statement("passportNumber", "XX0004711")],
      });
    await settled(node);
    expect(await idsIn("open")).toContain(pair.id);
    expect(await decisionsKept(pair.id)).toEqual([]);
  });

  test("stays different when one of them is merged with a third", async () => {
    const { values, one, other, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "different" });
    const third = await recordPerson(ana, values);
    const merged = await foundPair(ana, one, third);
    await decide(ana, merged.id, { decision: "same", keep: third.id, reason });
    await settled(node);
    const open = await pairsOf(ana);
    const together = open.filter(({ left, right }) =>
      [third.id, other.id].every((id) => id === left.id || id === right.id),
    );
    expect(together).toEqual([]);
  });

  test("stands in the history of both records", async () => {
    const { one, other, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "different", reason: "twins" });
    for (const { id } of [one, other]) {
      const { body } = await ana.get<{ items: unknown[] }>(`/records/${id}/history`);
      expect(body.items[0]).toMatchObject({ act: "dismissal", justification: "twins" });
    }
  });
});

describe("A pair put off", () => {
  test("leaves the list until it is decided or taken up again", async () => {
    const { one, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "later" });
    expect(await idsIn("open")).not.toContain(pair.id);
    expect(await idsIn("later")).toContain(pair.id);
    await ana.post(`/records/${one.id}/statements`, { statements: [statement("notes", "tall")] });
    await settled(node);
    expect(await idsIn("later")).toContain(pair.id);
    await ana.delete(`/duplicates/${pair.id}/decision`);
    expect(await idsIn("open")).toContain(pair.id);
    const again = await ana.delete(`/duplicates/${pair.id}/decision`);
    expect([again.status, codeOf(again)]).toEqual([409, "not-decided"]);
  });
});

describe("Erasing a record", () => {
  test("erases its pairs; of what was decided only figures stay", async () => {
    const { one, pair } = await recordTwice(ana);
    await decide(ana, pair.id, { decision: "different" });
    await node.context.store.transaction(system, (tx) =>
      eraseRecord(node.context, tx, one.id, { cause: "request", reason: "no longer needed" }),
    );
    const left = await node.context.store.transaction(system, (tx) =>
      tx.selectFrom("duplicate_pair").select("id").where("id", "=", pair.id).execute(),
    );
    expect(left).toEqual([]);
    expect(await decisionsKept(pair.id)).toHaveLength(1);
  });
});
