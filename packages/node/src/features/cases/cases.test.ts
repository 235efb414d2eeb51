import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { codeOf } from "../records/records.fixture.ts";
import type { CaseDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;
let cleo: TestClient;
let bobId: string;
let anaId: string;

beforeAll(async () => {
  node = await startTestNode();
  anaId = await node.addUser("ana@example.org", "analyst");
  bobId = await node.addUser("bob@example.org", "magistrate");
  await node.addUser("cleo@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
  cleo = await node.signIn("cleo@example.org");
});
afterAll(() => node.stop());

const open = async (client: TestClient, more = {}) =>
  (await client.post<CaseDetails>("/cases", { title: "T", purpose: "drug traffic", ...more })).body;
const member = (client: TestClient, id: string, userId: string, role: string) =>
  client.put<CaseDetails>(`/cases/${id}/members/${userId}`, { role });

describe("Opening a case", () => {
  test("makes who opens it its lead, and gives it a number", async () => {
    const opened = await open(ana, { title: "  Bananas  " });
    expect(opened).toMatchObject({
      title: "Bananas",
      status: "open",
      number: expect.stringMatching(/^20\d\d-\d{6}$/),
      members: 1,
      records: 0,
      memberList: [{ id: anaId, name: "ana@example.org", role: "lead" }],
      can: { edit: true, close: true, addRecords: true, addMembers: true },
    });
    expect((await ana.get(`/cases/${opened.id}`)).body).toEqual(opened);
  });

  test("under a number that is taken is refused, also when the case is another's", async () => {
    await open(ana, { number: "BR 35/2026" });
    const answer = await bob.post("/cases", { number: "BR 35/2026", title: "T", purpose: "P" });
    expect([answer.status, codeOf(answer)]).toEqual([409, "case-number-taken"]);
  });

  test("without a number passes over those that somebody has given already", async () => {
    const { number } = await open(ana);
    const next = (steps: number) => {
      const [year, count] = number.split("-");
      return `${year}-${String(Number(count) + steps).padStart(6, "0")}`;
    };
    await open(bob, { number: next(1) });
    await open(bob, { number: next(2) });
    expect((await open(ana)).number).toBe(next(3));
  });

  test.each([
    { title: "", purpose: "P" },
    { title: " ", purpose: "P" },
    { title: "T" },
    { title: "T", purpose: "P", number: "" },
    { title: "T", purpose: "P", status: "closed" },
    { title: "T\u0000", purpose: "P" },
    { title: "T", purpose: "\udc00" },
    { title: "x".repeat(201), purpose: "P" },
  ])("with %j is refused", async (body) => {
    const answer = await ana.post("/cases", body);
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-request"]);
  });
});

describe("A case", () => {
  test("that is not there and one of others are answered alike", async () => {
    const { id } = await open(ana);
    const none = "018f0000-0000-7000-8000-00000000000a";
    const answers = await Promise.all(
      [id, none].map(async (of) => {
        const answer = await bob.fetch(`/cases/${of}`);
        return [answer.status, await answer.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    for (const answer of [
      await bob.patch(`/cases/${id}`, { title: "Mine now" }),
      await member(bob, id, bobId, "lead"),
      await bob.delete(`/cases/${id}/members/${anaId}`),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([404, "case-not-found"]);
  });

  test("is changed, closed and opened again by its leads alone", async () => {
    const { id } = await open(ana);
    await member(ana, id, bobId, "member");
    const refused = await bob.patch(`/cases/${id}`, { status: "closed" });
    expect([refused.status, codeOf(refused)]).toEqual([403, "lead-only"]);
    expect((await bob.get<CaseDetails>(`/cases/${id}`)).body.can).toMatchObject({
      edit: false,
      addMembers: false,
      addRecords: true,
    });
    const closed = await ana.patch<CaseDetails>(`/cases/${id}`, { status: "closed", title: "New" });
    expect(closed.body).toMatchObject({
      status: "closed",
      title: "New",
      can: { addRecords: false },
    });
    const again = await ana.patch<CaseDetails>(`/cases/${id}`, { status: "open" });
    expect(again.body).toMatchObject({ status: "open", title: "New", purpose: "drug traffic" });
  });
});

describe("The members of a case", () => {
  test("are named and removed by leads alone", async () => {
    const { id } = await open(ana);
    const added = await member(ana, id, bobId, "member");
    expect(added.body.memberList).toMatchObject([{ role: "lead" }, { id: bobId, role: "member" }]);
    expect((await bob.get(`/cases/${id}`)).status).toBe(200);
    expect(codeOf(await member(bob, id, bobId, "lead"))).toBe("lead-only");
    expect(codeOf(await bob.delete(`/cases/${id}/members/${anaId}`))).toBe("lead-only");
    const removed = await ana.delete<CaseDetails>(`/cases/${id}/members/${bobId}`);
    expect(removed.body.members).toBe(1);
    expect((await bob.get(`/cases/${id}`)).status).toBe(404);
    const nobody = await member(ana, id, "018f0000-0000-7000-8000-00000000000a", "member");
    expect([nobody.status, codeOf(nobody)]).toEqual([404, "user-not-found"]);
  });

  test("always have a lead: the last one neither goes nor becomes a member", async () => {
    const { id } = await open(ana);
    await member(ana, id, bobId, "member");
    for (const answer of [
      await member(ana, id, anaId, "member"),
      await ana.delete(`/cases/${id}/members/${anaId}`),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([409, "case-needs-lead"]);
    expect((await ana.get<CaseDetails>(`/cases/${id}`)).body.can.edit).toBe(true);
  });

  test("who lead it may leave it when there is another lead", async () => {
    const { id } = await open(ana);
    await member(ana, id, bobId, "lead");
    expect((await ana.delete(`/cases/${id}/members/${anaId}`)).status).toBe(204);
    expect((await ana.get(`/cases/${id}`)).status).toBe(404);
    expect((await bob.get<CaseDetails>(`/cases/${id}`)).body.members).toBe(1);
  });

  test("who are two leads and remove each other at the same time leave one", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await open(ana);
      await member(ana, id, bobId, "lead");
      await Promise.all([
        ana.delete(`/cases/${id}/members/${bobId}`),
        bob.delete(`/cases/${id}/members/${anaId}`),
      ]);
      const left = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
        tx.selectFrom("case_member").select("role").where("case_id", "=", id).execute(),
      );
      expect(left).toEqual([{ role: "lead" }]);
    }
  });
});

describe("The list of cases", () => {
  type Cases = { items: CaseDetails[]; next: string | null; total: number | null };
  const titles = ["b", "a", "B", "é", "a", "Z", "100% sure", "under_score", "b"];

  beforeAll(async () => {
    for (const title of titles) await open(cleo, { title });
  });

  test.each(["updatedAt", "-updatedAt", "number", "-number", "title", "-title"] as const)(
    "gives each case once, in the order %s",
    async (sort) => {
      const items: CaseDetails[] = [];
      const totals: (number | null)[] = [];
      let cursor = "";
      do {
        const { body } = await cleo.get<Cases>(`/cases?sort=${sort}&limit=2${cursor}`);
        totals.push(body.total);
        items.push(...body.items);
        cursor = body.next === null ? "" : `&cursor=${body.next}`;
      } while (cursor !== "");
      expect(new Set(items.map((row) => row.id)).size).toBe(titles.length);
      expect(totals).toEqual([titles.length, ...totals.slice(1).map(() => null)]);
      const key = sort.replace("-", "") as "updatedAt" | "number" | "title";
      const keys = items.map((row) => Buffer.from(row[key]));
      const sorted = keys.toSorted((a, b) => Buffer.compare(a, b));
      expect(keys).toEqual(sort.startsWith("-") ? sorted.toReversed() : sorted);
    },
  );

  test("is found by words of number, title and purpose, taken as they are", async () => {
    const found = async (q: string) =>
      (await cleo.get<Cases>(`/cases?q=${encodeURIComponent(q)}`)).body.items.map(
        (row) => row.title,
      );
    expect(await found("100%")).toEqual(["100% sure"]);
    expect(await found("r_s")).toEqual(["under_score"]);
    expect(await found("\\")).toEqual([]);
    expect(await found("TRAFFIC")).toHaveLength(titles.length);
  });

  test("is filtered by status, and refuses the cursor of another order", async () => {
    const { body } = await cleo.get<Cases>("/cases?sort=title&limit=1");
    await cleo.patch(`/cases/${body.items[0]!.id}`, { status: "closed" });
    expect((await cleo.get<Cases>("/cases?status=closed")).body.total).toBe(1);
    expect((await cleo.get<Cases>("/cases?status=open")).body.total).toBe(titles.length - 1);
    for (const sort of ["number", "updatedAt", "-title"]) {
      const answer = await cleo.get(`/cases?sort=${sort}&cursor=${body.next}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-cursor"]);
    }
  });
});
