import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { codeOf, createPerson, openCase, openWith } from "../records/records.fixture.ts";
import type { Exchanges } from "./exchange-schemas.ts";
import type { LogRow } from "./log-schemas.ts";

type Log = { items: LogRow[]; next: string | null };
type Look = {
  record: { caption: string; can: Record<string, boolean> } | null;
  search: { words: string; found: number } | null;
};

let node: TestNode;
let ana: TestClient;
let dpo: TestClient;
let secretId: string;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("dpo@example.org", "data-protection-officer");
  ana = await node.signIn("ana@example.org");
  dpo = await node.signIn("dpo@example.org");
  const caseId = await openCase(ana);
  secretId = (await createPerson(ana, "Hidden Verzonnen", { caseId })).id;
  await openWith(ana, secretId, "asked by the prosecutor");
  await ana.get("/records?q=nobody%20is%20called%20so");
});
afterAll(() => node.stop());

const log = async (query: string) => (await dpo.get<Log>(`/oversight/log?${query}`)).body;
const ownLog = async () => {
  const { body } = await dpo.get<{ user: { id: string } }>("/session");
  return log(`actor=${body.user.id}&limit=5`);
};

describe("The log", () => {
  test("tells who looked at what and why, and nothing of what it says", async () => {
    const page = await log(`object=${secretId}&act=consultation`);
    expect(page.items).toMatchObject([
      {
        actor: { type: "user", name: "ana@example.org" },
        object: { type: "record", id: secretId, kind: "Person" },
        justification: "asked by the prosecutor",
        look: "record",
      },
    ]);
    expect(JSON.stringify(page)).not.toContain("Verzonnen");
  });

  test("has searches without a hit, their words left out", async () => {
    const page = await log("only=missed");
    expect(page.items).toMatchObject([{ act: "search", facts: { found: 0 }, look: "search" }]);
    expect(JSON.stringify(page)).not.toContain("nobody");
  });

  test("keeps that the officer read it, with the filters", async () => {
    await log("act=search&limit=10");
    expect((await ownLog()).items[0]).toMatchObject({
      act: "consultation",
      object: { type: "oversight", id: "log" },
      actor: { name: "dpo@example.org" },
    });
  });

  test("is open to the officer alone, and the refusal is in it", async () => {
    for (const path of ["log", "summary", "exchanges", "matching", "rights", "alarms"])
      expect((await ana.get(`/oversight/${path}`)).status).toBe(403);
    expect((await log("act=refused-access")).items).toHaveLength(6);
  });

  test("is paged without a gap or a double, in the order of time", async () => {
    const seen: LogRow[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Log = await log(`actor=test&limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.next;
    }
    const all = await log("actor=test&limit=200");
    expect(seen.map(({ seq }) => seq)).toEqual(all.items.map(({ seq }) => seq));
    expect(seen.length).toBeGreaterThan(1);
  });

  test("is limited to a period", async () => {
    const until = new Date(Date.now() - 3_600_000).toISOString();
    expect((await log(`to=${until}`)).items).toEqual([]);
    expect((await log(`from=${until}&act=search`)).items).not.toEqual([]);
  });

  test("refuses filters that are none", async () => {
    expect((await dpo.get("/oversight/log?act=dancing")).status).toBe(400);
    expect((await dpo.get("/oversight/log?cursor=nonsense")).status).toBe(400);
  });
});

describe("A justified look", () => {
  const entryOf = async (query: string) => (await log(query)).items[0]!.seq;

  test("opens a record read-only, and is in the officer's own log with role and reason", async () => {
    const entry = await entryOf(`object=${secretId}&act=consultation`);
    const justification = "Complaint 12 of the person concerned";
    const { status, body } = await dpo.post<Look>("/oversight/looks", { entry, justification });
    expect(status).toBe(201);
    expect(body.record?.caption).toBe("Hidden Verzonnen");
    expect(Object.values(body.record?.can ?? { none: true })).not.toContain(true);
    expect((await ownLog()).items[0]).toMatchObject({
      act: "consultation",
      object: { type: "record", id: secretId },
      justification,
      facts: { role: "data-protection-officer" },
    });
  });

  test("tells the words of a search", async () => {
    const entry = await entryOf("only=missed");
    const justification = "Complaint 13 about searches";
    const { body } = await dpo.post<Look>("/oversight/looks", { entry, justification });
    expect(body.search).toEqual({ words: "nobody is called so", found: 0 });
  });

  test("needs a reason, a record or search behind the entry, and the officer", async () => {
    const entry = await entryOf(`object=${secretId}&act=consultation`);
    const justification = "long enough a reason";
    expect((await dpo.post("/oversight/looks", { entry, justification: "why" })).status).toBe(400);
    expect((await ana.post("/oversight/looks", { entry, justification })).status).toBe(403);
    const signIn = await entryOf("act=administration");
    const answer = await dpo.post("/oversight/looks", { entry: signIn, justification });
    expect([answer.status, codeOf(answer)]).toEqual([404, "nothing-to-look-at"]);
  });
});

describe("The overviews", () => {
  test("count nothing where nothing was exchanged", async () => {
    for (const by of ["partner", "agreement", "handling", "kind", "purpose", "month"]) {
      const { status, body } = await dpo.get<Exchanges>(`/oversight/exchanges?by=${by}`);
      expect([status, body.items, body.transfers]).toEqual([200, [], []]);
    }
    expect((await dpo.get("/oversight/matching?days=30")).body).toMatchObject({ items: [] });
  });

  test("begin with what may have to be looked into", async () => {
    expect((await dpo.get("/oversight/summary")).body).toMatchObject({
      days: 30,
      disclosures: 0,
      missedSearches: 1,
      alarms: 0,
      silentHits: 0,
      reviewsDue: 0,
      copiesOutstanding: 0,
      recallsUnanswered: 0,
    });
  });

  test("tell who has which role", async () => {
    const { body } = await dpo.get<{ users: unknown[] }>("/oversight/rights");
    expect(body.users).toMatchObject([
      { name: "ana@example.org", roles: ["analyst"], cases: 1, searchStopped: false },
      { name: "dpo@example.org", roles: ["data-protection-officer"], cases: 0, locked: false },
    ]);
  });
});
