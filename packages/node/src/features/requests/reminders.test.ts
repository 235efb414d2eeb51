import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { createPerson, openCase } from "../records/records.fixture.ts";
import type { RequestNotice } from "./notice-schema.ts";
import { remindOnce } from "./reminders.ts";
import { addRequest, agreeWith, inStore } from "./requests.fixture.ts";

type Notices = { items: RequestNotice[]; total: number };

let node: TestNode;
let second: TestNode;
let agreementId: string;
let recordId: string;
let now = new Date("2026-03-01T00:00:00Z");

beforeAll(async () => {
  node = await startTestNode({ overrides: { now: () => now } });
  second = await startTestNode({ overrides: { now: () => now }, database: node.database });
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("mag@example.org", "magistrate");
  agreementId = await agreeWith(node, "fr-police");
  recordId = (await createPerson(await ana(), "Asked About")).id;
});
afterAll(async () => {
  await second.stop();
  await node.stop();
});
beforeEach(() =>
  inStore(node, async (tx) => {
    await tx.deleteFrom("request").execute();
  }),
);

// Days pass between the acts of these tests: each begins a session of its own.
const ana = () => node.signIn("ana@example.org");
const mag = () => node.signIn("mag@example.org");

/** A request received now, due in so many hours. */
function received(urgency: "urgent-direct" | "normal", hours: number, about = recordId) {
  const dueAt = new Date(now.getTime() + hours * 3_600_000);
  const row = { partnerId: "fr-police", agreementId, recordId: about, receivedAt: now, dueAt };
  return addRequest(node, { ...row, urgency });
}

function later(hours: number): void {
  now = new Date(now.getTime() + hours * 3_600_000);
}

/** Lets both servers look at once, more than once; shares raised on a request, in order. */
async function raised(requestId: string): Promise<number[]> {
  for (let round = 0; round < 2; round++)
    await Promise.all([remindOnce(node.context), remindOnce(second.context)]);
  const rows = await inStore(node, (tx) =>
    tx
      .selectFrom("request_notice")
      .select("share")
      .where("request_id", "=", requestId)
      .orderBy("share")
      .execute(),
  );
  return rows.map((row) => row.share);
}

async function toDo(client: () => Promise<TestClient>): Promise<RequestNotice[]> {
  return (await (await client()).get<Notices>("/requests/notices")).body.items;
}

describe("Reminders of a request", () => {
  test("are raised before and at the deadline, each once whatever number of servers looks", async () => {
    const id = await received("urgent-direct", 8);
    expect(await raised(id)).toEqual([]);
    later(4);
    expect(await raised(id)).toEqual([50]);
    later(3.2);
    expect(await raised(id)).toEqual([50, 90]);
    later(0.8);
    expect(await raised(id)).toEqual([50, 90, 100]);
    later(100);
    expect(await raised(id)).toEqual([50, 90, 100]);
    const entries = await inStore(node, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select("facts")
        .where("act", "=", "reminder")
        .where("object_id", "=", id)
        .orderBy("seq")
        .execute(),
    );
    expect(entries.map(({ facts }) => facts)).toMatchObject([
      { share: 50, audience: "answering" },
      { share: 90, audience: "answering" },
      { share: 100, audience: "deciding" },
    ]);
  });

  test("that were missed while no server ran are caught up", async () => {
    const id = await received("normal", 168);
    later(1_000);
    expect(await raised(id)).toEqual([75, 100]);
  });

  test("come anew for a deadline that a delay has moved", async () => {
    const id = await received("normal", 100);
    later(80);
    expect(await raised(id)).toEqual([75]);
    const announced = await (
      await ana()
    ).post(`/requests/${id}/delays`, {
      expectedAt: new Date(now.getTime() + 120 * 3_600_000).toISOString(),
      reason: "The judge has to authorise it",
    });
    expect(announced.status).toBe(200);
    expect(await toDo(ana)).toEqual([]);
    later(30);
    expect(await raised(id)).toEqual([75]);
    later(50);
    expect(await raised(id)).toEqual([75, 75]);
    expect(await toDo(ana)).toMatchObject([{ requestId: id, share: 75 }]);
  });

  test("are for who can answer, and at the deadline for who decides, until acknowledged", async () => {
    const id = await received("normal", 100);
    later(75);
    await raised(id);
    expect(await toDo(ana)).toMatchObject([{ requestId: id, share: 75, audience: "answering" }]);
    later(25);
    await raised(id);
    const [grave] = await toDo(mag);
    expect(grave).toMatchObject({ share: 100, audience: "deciding" });
    expect(await toDo(ana)).toMatchObject([{ share: 75 }]);
    const path = `/requests/notices/${grave!.id}/acknowledgement`;
    expect((await (await ana()).post(path)).status).toBe(404);
    expect((await (await mag()).post(path)).status).toBe(204);
    expect((await (await mag()).post(path)).status).toBe(404);
    expect([await toDo(mag), await toDo(ana)]).toEqual([[], []]);
  });

  test("on a record of a case are for its members, decided by nobody else", async () => {
    const caseId = await openCase(await ana());
    const secret = await createPerson(await ana(), "Of A Case", { caseId });
    const id = await received("normal", 10, secret.id);
    later(10);
    await raised(id);
    expect(await toDo(mag)).toEqual([]);
    expect(await toDo(ana)).toMatchObject([{ requestId: id, share: 100, audience: "answering" }]);
  });
});
