import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { createPerson, openCase } from "../records/records.fixture.ts";
import { addRequest, agreeWith } from "./requests.fixture.ts";
import type { Statistics } from "./statistics.ts";

const now = new Date("2026-04-01T00:00:00Z");
const hour = 3_600_000;
const path = "/requests/statistics?from=2026-03-01&to=2026-03-31";

let node: TestNode;
let ana: TestClient;
let dpo: TestClient;

beforeAll(async () => {
  node = await startTestNode({ overrides: { now: () => now } });
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bob@example.org", "analyst");
  await node.addUser("dpo@example.org", "data-protection-officer");
  ana = await node.signIn("ana@example.org");
  dpo = await node.signIn("dpo@example.org");
  const agreementId = await agreeWith(node, "fr-police");
  const open = await createPerson(ana, "Of The Register");
  const bob = await node.signIn("bob@example.org");
  const hidden = await createPerson(bob, "Of A Case", { caseId: await openCase(bob) });
  const at = new Date("2026-03-10T00:00:00Z");
  const add = (recordId: string, hours: number | null, extension = 0, receivedAt = at) => {
    const dueAt = new Date(receivedAt.getTime() + 168 * hour);
    return addRequest(node, {
      partnerId: "fr-police",
      agreementId,
      recordId,
      receivedAt,
      dueAt,
      ...(extension ? { extendedUntil: new Date(dueAt.getTime() + extension * hour) } : {}),
      ...(hours === null
        ? {}
        : { state: "answered", answeredAt: new Date(receivedAt.getTime() + hours * hour) }),
    });
  };
  // Ten in March: seven in time, one within its extension, one late, one that waits overdue.
  for (const hours of [10, 20, 30, 40, 50, 60]) await add(open.id, hours);
  await add(hidden.id, 70);
  await add(open.id, 180, 48);
  await add(open.id, 200);
  await add(open.id, null);
  await add(open.id, 1, 0, new Date("2026-04-01T00:00:00Z"));
});
afterAll(() => node.stop());

describe("Statistics of requests", () => {
  test("count the requests received in the period, in time, within a delay and late", async () => {
    const { body } = await dpo.get<Statistics>(path);
    const figures = {
      direction: "in",
      requests: 10,
      answered: 9,
      refused: 0,
      waiting: 1,
      inTime: 7,
      inExtension: 1,
      late: 2,
      settled: 10,
      shareInTime: 0.8,
      hoursToHalf: 50,
      hoursToMost: 180,
    };
    expect(body).toEqual({
      from: "2026-03-01",
      to: "2026-03-31",
      scope: "node",
      rows: [{ partner: { id: "fr-police", name: "fr-police" }, urgency: "normal", ...figures }],
      totals: [figures],
    });
  });

  test("are of the records that are open to an analyst", async () => {
    const { body } = await ana.get<Statistics>(path);
    expect(body).toMatchObject({ scope: "visible", totals: [{ requests: 9, inTime: 6 }] });
  });

  test("tell no time until 80 % when fewer have an answer", async () => {
    const { body } = await ana.get<Statistics>(`${path}&direction=out`);
    expect(body.totals).toEqual([]);
    const fewer = await dpo.get<Statistics>("/requests/statistics?from=2026-03-11&to=2026-03-31");
    expect(fewer.body.rows).toEqual([]);
  });

  test("come as a table", async () => {
    const { headers, body } = await dpo.get<string>(path.replace("?", ".csv?"));
    expect(headers.get("content-type")).toContain("text/csv");
    const [head, row] = body.trim().split("\r\n");
    expect(head).toMatch(/^from,to,partner,direction,urgency,requests/);
    expect(row).toBe("2026-03-01,2026-03-31,fr-police,in,normal,10,9,0,1,7,1,2,10,0.8,50,180");
  });

  test("of a period that ends before it begins are refused", async () => {
    const { status } = await dpo.get("/requests/statistics?from=2026-03-02&to=2026-03-01");
    expect(status).toBe(422);
  });
});
