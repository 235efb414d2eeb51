import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { codeOf, openCase, openWith, statement } from "../records/records.fixture.ts";
import {
  decide,
  foundPair,
  lookAt,
  pairsOf,
  recordPerson,
  recordTwice,
  settled,
  somebody,
  type Pairs,
  startComparingNode,
} from "./duplicates.fixture.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;

beforeAll(async () => {
  node = await startComparingNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
});
afterAll(() => node.stop());

const system = { type: "system", name: "test" } as const;
const reason = "upkeep of the register";

describe("A record that is saved", () => {
  test("is held against all others, and its duplicate is proposed with what speaks for it", async () => {
    const { pair, values } = await recordTwice(ana);
    expect(pair.probability).toBeGreaterThan(0.9);
    expect(pair.levels.map(({ field, level }) => [field, level])).toContainEqual([
      "birth-date",
      "same",
    ]);
    expect(JSON.stringify(pair.levels)).not.toContain(values["birthDate"]);
  });

  test("is proposed with nobody else", async () => {
    const one = await recordPerson(ana, somebody());
    await settled(node);
    const pairs = await pairsOf(ana);
    expect(pairs.filter(({ left, right }) => [left.id, right.id].includes(one.id))).toEqual([]);
  });

  test("is proposed no more once it no longer resembles", async () => {
    const { one, pair } = await recordTwice(ana);
    const { body } = await openWith(ana, one.id);
    const other = {
      firstName: "Wim",
      lastName: "Quackelbeen",
      birthDate: "1931-12-30",
      birthPlace: "Arlon",
    };
    const supersedes = (property: string) =>
      body.statements.find((each) => each.property === property)!.id;
    const changed = await ana.post(`/records/${one.id}/statements`, {
      statements: Object.entries(other).map(([property, value]) =>
        statement(property, value, { supersedes: supersedes(property) }),
      ),
    });
    expect(changed.status).toBe(200);
    await settled(node);
    expect((await pairsOf(ana)).map(({ id }) => id)).not.toContain(pair.id);
    expect(codeOf(await lookAt(ana, pair.id, reason))).toBe("duplicate-not-found");
  });
});

describe("A pair in a case", () => {
  test("is neither shown to nor counted for those who are not in it", async () => {
    const before = (await bob.get<Pairs>("/duplicates")).body.total;
    const caseId = await openCase(ana);
    const { pair } = await recordTwice(ana, { caseId });
    expect((await bob.get<Pairs>("/duplicates")).body.total).toBe(before);
    expect((await pairsOf(bob)).map(({ id }) => id)).not.toContain(pair.id);
    for (const answer of [
      await lookAt(bob, pair.id, reason),
      await decide(bob, pair.id, { decision: "different" }),
      await bob.delete(`/duplicates/${pair.id}/decision`),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([404, "duplicate-not-found"]);
    expect((await pairsOf(ana, `case=${caseId}`)).map(({ id }) => id)).toEqual([pair.id]);
  });

  test("is looked at for the purpose of the case", async () => {
    await node.addUser("cas@example.org", "analyst");
    const cas = await node.signIn("cas@example.org");
    const caseId = await openCase(cas);
    const { pair } = await recordTwice(cas, { caseId });
    expect((await lookAt(cas, pair.id)).status).toBe(403);
    expect((await lookAt(cas, pair.id, undefined, `?case=${caseId}`)).status).toBe(200);
  });

  test("of which one record is in the register shows nothing of the other", async () => {
    const values = somebody();
    const open = await recordPerson(bob, values);
    await recordPerson(ana, values, { caseId: await openCase(ana) });
    await settled(node);
    const pairs = await pairsOf(bob);
    expect(pairs.filter(({ left, right }) => [left.id, right.id].includes(open.id))).toEqual([]);
  });
});

describe("Looking at a pair", () => {
  test("asks once why, and is a consultation of both records each time", async () => {
    await node.addUser("dan@example.org", "analyst");
    const dan = await node.signIn("dan@example.org");
    const [first, second] = [await recordTwice(ana), await recordTwice(ana)];
    const refused = await lookAt(dan, first.pair.id);
    expect([refused.status, codeOf(refused)]).toEqual([403, "justification-required"]);
    const opened = await lookAt(dan, first.pair.id, reason);
    expect(opened.status).toBe(200);
    expect(opened.body.evidence.find(({ field }) => field === "birth-date")).toMatchObject({
      level: "same",
      left: first.values["birthDate"],
      right: first.values["birthDate"],
    });
    expect((await lookAt(dan, second.pair.id)).status).toBe(200);
    const compare = `/comparisons?left=${second.one.id}&right=${second.other.id}`;
    expect((await dan.get(compare)).status).toBe(200);
    const entries = await node.context.store.transaction(system, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["object_id", "justification"])
        .where("act", "=", "consultation")
        .where("object_id", "in", [first.one.id, first.other.id, second.one.id])
        .execute(),
    );
    // The comparison opens the second pair's records once more.
    expect(entries).toHaveLength(4);
    expect(new Set(entries.map(({ justification }) => justification))).toEqual(new Set([reason]));
  });

  test("proposes to keep the record of which more is said", async () => {
    const values = somebody();
    const one = await recordPerson(ana, values);
    const other = await recordPerson(ana, { ...values, position: "docker" });
    const pair = await foundPair(ana, one, other);
    const { body } = await lookAt(ana, pair.id, reason);
    expect(body.keep).toBe(other.id);
  });
});

describe("The list of pairs", () => {
  test("comes page by page, the strongest first", async () => {
    for (let pair = 0; pair < 3; pair++) await recordTwice(ana);
    const all = await pairsOf(ana);
    expect(all.map(({ bits }) => bits)).toEqual(
      all.map(({ bits }) => bits).toSorted((one, other) => other - one),
    );
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { body }: { body: Pairs } = await ana.get<Pairs>(`/duplicates?limit=2${more}`);
      paged.push(...body.items.map(({ id }) => id));
      cursor = body.next;
    } while (cursor !== null);
    expect(paged).toEqual(all.map(({ id }) => id));
  });
});
