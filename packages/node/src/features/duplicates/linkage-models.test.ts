import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { codeOf } from "../records/records.fixture.ts";
import { pairsOf, recordTwice, startComparingNode, testModel } from "./duplicates.fixture.ts";
import type { Linkage } from "./model-schemas.ts";

let node: TestNode;
let ana: TestClient;
let adam: TestClient;

beforeAll(async () => {
  node = await startComparingNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("adam@example.org", "administrator");
  ana = await node.signIn("ana@example.org");
  adam = await node.signIn("adam@example.org");
});
afterAll(() => node.stop());

const reason = "too many namesakes are proposed";
const read = async () => (await adam.get<Linkage>("/linkage-models/Person")).body;
const adopt = (body: Record<string, unknown>) =>
  adam.put<Linkage>("/linkage-models/Person", { reason, ...body });

/** Decisions as if people had taken them: the birth date was right, and wrong. */
async function decideMany(count: number): Promise<void> {
  const level = (field: string, name: string) => ({ field, level: name, bits: 5, rarity: 0 });
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .insertInto("linkage_decision")
      .values(
        Array.from({ length: 2 * count }, (_, index) => {
          const same = index % 2 === 0;
          const levels = [
            level("family-name", "same"),
            level("birth-date", same ? "same" : "different"),
          ];
          return {
            pair_id: newId(),
            kind: "Person",
            same,
            comparison: JSON.stringify({ bits: 9, probability: same ? 0.97 : 0.93, levels }),
            decided_at: new Date(),
          };
        }),
      )
      .execute(),
  );
}

describe("How persons are compared", () => {
  test("is told field by field, with what each threshold comes to, and shows no record", async () => {
    const { pair } = await recordTwice(ana);
    const linkage = await read();
    expect(linkage).toMatchObject({ kind: "Person", version: 1, threshold: 0.9 });
    expect(linkage.fields.map(({ id }) => id)).toEqual(testModel.fields.map(({ id }) => id));
    expect(linkage.versions).toMatchObject([
      { version: 1, origin: "learned" },
      { version: 0, origin: "shipped" },
    ]);
    const outcome = linkage.outcomes.find(({ threshold }) => threshold === 0.9);
    expect(outcome?.proposed).toBe(1);
    expect(outcome?.expectedFalse).toBeCloseTo(1 - pair.probability);
    expect(JSON.stringify(linkage)).not.toContain(pair.left.caption);
  });

  test("is nobody's to change but an administrator's", async () => {
    const body = { weights: "current", basis: 1, threshold: 0.8, reason };
    expect(codeOf(await ana.put("/linkage-models/Person", body))).toBe("role-missing");
    expect(codeOf(await ana.get("/linkage-models/Person"))).toBe("role-missing");
  });

  test("is refused for a kind that is not compared", async () => {
    expect(codeOf(await adam.get("/linkage-models/Event"))).toBe("kind-not-compared");
  });
});

describe("Another threshold", () => {
  test("holds at once, as a new version in the log, and can be gone back from", async () => {
    const { pair } = await recordTwice(ana);
    const { version } = await read();
    await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .updateTable("duplicate_pair")
        .set({ probability: 0.92 })
        .where("id", "=", pair.id)
        .execute(),
    );
    const raised = await adopt({ weights: "current", basis: version, threshold: 0.95 });
    expect(raised.body).toMatchObject({ version: version + 1, threshold: 0.95 });
    expect((await pairsOf(ana)).map(({ id }) => id)).not.toContain(pair.id);

    const stale = await adopt({ weights: "current", basis: version, threshold: 0.5 });
    expect([stale.status, codeOf(stale)]).toEqual([409, "linkage-changed"]);

    const back = await adopt({
      weights: "version",
      version: 1,
      basis: version + 1,
      threshold: 0.9,
    });
    expect(back.body.versions[0]).toMatchObject({ origin: "earlier", earlierVersion: 1, reason });
    expect((await pairsOf(ana)).map(({ id }) => id)).toContain(pair.id);
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["justification", "facts"])
        .where("object_type", "=", "linkage-model")
        .orderBy("seq")
        .execute(),
    );
    expect(entries).toMatchObject([
      { justification: reason, facts: { what: "threshold", threshold: 0.95 } },
      { justification: reason, facts: { what: "earlier", earlier: 1 } },
    ]);
  });
});

describe("Weights learned from decisions", () => {
  test("are proposed once there are enough of both sorts, and hold when they are adopted", async () => {
    const before = await read();
    await decideMany(9);
    expect((await read()).fields.flatMap(({ levels }) => levels)).not.toContainEqual(
      expect.objectContaining({ proposedBits: expect.any(Number) as number }),
    );
    const early = await adopt({
      weights: "learned",
      decisions: 18,
      basis: before.version,
      threshold: 0.9,
    });
    expect(codeOf(early)).toBe("too-few-decisions");

    await decideMany(20);
    const proposed = await read();
    expect(proposed.decisions).toMatchObject({ same: 29, different: 29 });
    const birth = proposed.fields.find(({ id }) => id === "birth-date")!;
    const same = birth.levels.find(({ id }) => id === "same")!;
    expect(same).toMatchObject({ decidedSame: 29, decidedDifferent: 0 });
    expect(same.proposedBits).not.toBe(same.bits);

    const other = { weights: "learned", decisions: 57, basis: before.version, threshold: 0.9 };
    expect(codeOf(await adopt(other))).toBe("linkage-changed");
    const { body } = await adopt({ ...other, decisions: 58 });
    const adopted = body.fields
      .find(({ id }) => id === "birth-date")
      ?.levels.find(({ id }) => id === "same");
    expect(adopted?.bits).toBeCloseTo(same.proposedBits!);
    expect(body.versions[0]).toMatchObject({ origin: "learned", decisions: 58 });
    const { body: runs } = await adam.get<{ items: { kind: string }[] }>("/duplicate-runs?limit=1");
    expect(runs.items).toMatchObject([{ kind: "Person" }]);
  });

  test("are counted by decision: right, false and missed at each threshold", async () => {
    const { outcomes } = await read();
    const at = (threshold: number) => outcomes.find((row) => row.threshold === threshold);
    expect(at(0.9)).toMatchObject({ decidedRight: 29, decidedFalse: 29, decidedMissed: 0 });
    expect(at(0.95)).toMatchObject({ decidedRight: 29, decidedFalse: 0, decidedMissed: 0 });
    expect(at(0.98)).toMatchObject({ decidedRight: 0, decidedFalse: 0, decidedMissed: 29 });
  });
});
