import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { allPages, codeOf, named, type Rows } from "./records.fixture.ts";
import { saveRecords } from "./records.ts";
import { recordSorts } from "./schemas.ts";

const records = 1_203;
let node: TestNode;
let ana: TestClient;
let ids: string[];

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  // Seven names and two instants: nearly all sort keys are equal.
  const saved = Array.from({ length: records }, (_, index) => ({
    id: newId(),
    kind: "Person",
    originator: node.context.authority.id,
    silent: false,
    statements: named(`Twin ${["Ä", "a", "é", "Z", "ž", "王", "z"][index % 7]}`),
  }));
  ids = saved.map((record) => record.id).toSorted();
  const instants = [new Date("2026-01-01T10:00:00.123Z"), new Date("2026-01-01T10:00:00.124Z")];
  for (const [index, now] of instants.entries())
    await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      saveRecords(tx, now, saved.slice(index * 600, index === 0 ? 600 : records)),
    );
});
afterAll(() => node.stop());

const lists = recordSorts.flatMap((sort) => [
  `/records?sort=${sort}`,
  `/records?sort=${sort}&q=twin`,
]);

describe("A list of many records with equal sort keys", () => {
  test.each(lists)("gives each of them exactly once, in order: %s", async (path) => {
    const rows = await allPages(ana, `${path}&limit=173`);
    expect(rows.map((row) => row.id).toSorted()).toEqual(ids);
    const key = path.includes("caption") ? "caption" : "updatedAt";
    const keys = rows.map((row) => Buffer.from(row[key]));
    const sorted = keys.toSorted((a, b) => Buffer.compare(a, b));
    const descending = /=(?:-|relevance)/.test(path);
    expect(keys).toEqual(descending ? sorted.toReversed() : sorted);
  });

  test("tells how many there are on its first page alone", async () => {
    const { body: first } = await ana.get<Rows>("/records?q=twin&limit=2");
    expect(first).toMatchObject({ total: records, items: [{}, {}] });
    const { body: second } = await ana.get<Rows>(`/records?q=twin&limit=2&cursor=${first.next}`);
    expect(second.total).toBeNull();
  });

  test("refuses the cursors of other lists, other orders and nobody", async () => {
    for (const sort of recordSorts) {
      const { body } = await ana.get<Rows>(`/records?q=twin&sort=${sort}&limit=1`);
      for (const other of recordSorts.filter((name) => name !== sort)) {
        const answer = await ana.get(`/records?q=twin&sort=${other}&cursor=${body.next}`);
        expect([sort, other, answer.status, codeOf(answer)]).toEqual([
          sort,
          other,
          400,
          "invalid-cursor",
        ]);
      }
      expect((await ana.get(`/cases?cursor=${body.next}`)).status).toBe(400);
      expect((await ana.get(`/records/${ids[0]}/history?cursor=${body.next}`)).status).toBe(400);
    }
    const { body: history } = await ana.get<Rows>(`/records/${ids[0]}/history?limit=1`);
    const made = [[], [0], ["x", ids[0]], ["2026-01-01T00:00:00Z", "x"], "x", { a: 1 }, null];
    const foreign = [
      ...made.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
      "nonsense",
      "%00",
      ...(history.next ? [history.next] : []),
    ];
    for (const cursor of foreign)
      for (const list of ["/records?q=twin&", "/records?sort=caption&", "/records?", "/cases?"])
        expect([list, cursor, (await ana.get(`${list}cursor=${cursor}`)).status]).toEqual([
          list,
          cursor,
          400,
        ]);
  });

  test("takes from 1 to 200 rows to a page", async () => {
    for (const limit of ["0", "201", "-1", "1.5", "ten", ""])
      expect((await ana.get(`/records?limit=${limit}`)).status).toBe(400);
    expect((await ana.get<Rows>("/records?limit=200")).body.items).toHaveLength(200);
  });
});

describe("The history of a record", () => {
  test("is paged, newest first", async () => {
    const id = ids[5]!;
    for (let times = 0; times < 5; times++)
      await ana.get(`/records/${id}`, { "x-justification": `look ${times}` });
    type History = { items: { justification: string | null }[]; next: string | null };
    const seen: (string | null)[] = [];
    let cursor = "";
    do {
      const { body } = await ana.get<History>(`/records/${id}/history?limit=2${cursor}`);
      seen.push(...body.items.map((entry) => entry.justification));
      cursor = body.next === null ? "" : `&cursor=${body.next}`;
    } while (cursor !== "");
    expect(seen).toEqual(["look 4", "look 3", "look 2", "look 1", "look 0", null]);
  });
});
