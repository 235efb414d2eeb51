import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  codeOf,
  createPerson,
  openCase,
  openWith,
  statement,
  type Rows,
} from "../records/records.fixture.ts";
import type { CaseDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
});
afterAll(() => node.stop());

describe("Filing a record in a case", () => {
  test("closes it to others, counts it, and may be done twice", async () => {
    const caseId = await openCase(ana);
    const { id } = await createPerson(ana, "Filed Person");
    expect((await openWith(bob, id)).status).toBe(200);
    for (let times = 0; times < 2; times++)
      expect((await ana.put(`/cases/${caseId}/records/${id}`)).status).toBe(204);
    expect((await openWith(bob, id)).status).toBe(404);
    expect((await bob.get<Rows>("/records?q=filed")).body.total).toBe(0);
    expect((await ana.get<CaseDetails>(`/cases/${caseId}`)).body.records).toBe(1);
    expect((await ana.get<Rows>(`/records?case=${caseId}`)).body.items).toMatchObject([
      { id, cases: 1 },
    ]);
  });

  test("is in the ledger, with the case", async () => {
    const caseId = await openCase(ana);
    const { id } = await createPerson(ana, "Logged Person");
    await ana.put(`/cases/${caseId}/records/${id}`);
    const { body } = await ana.get<{ items: { act: string; facts: unknown }[] }>(
      `/records/${id}/history`,
    );
    expect(body.items[0]).toMatchObject({ act: "combination", facts: { filed: true } });
  });

  test("needs both to be open to the user, and the case not to be closed", async () => {
    const mine = await openCase(ana);
    const { id } = await createPerson(ana, "Wanted");
    const none = "018f0000-0000-7000-8000-00000000000a";
    const attempts: [string, string, number, string][] = [
      [await openCase(bob), id, 404, "case-not-found"],
      [none, id, 404, "case-not-found"],
      [mine, none, 404, "record-not-found"],
    ];
    for (const [caseId, recordId, status, code] of attempts) {
      const answer = await ana.put(`/cases/${caseId}/records/${recordId}`);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    }
    await ana.patch(`/cases/${mine}`, { status: "closed" });
    const closed = await ana.put(`/cases/${mine}/records/${id}`);
    expect([closed.status, codeOf(closed)]).toEqual([409, "case-closed"]);
    expect((await openWith(bob, id)).status).toBe(200);
  });
});

describe("Recording something new in a case", () => {
  test("files it there; a case that is none, closed or another's takes none", async () => {
    const caseId = await openCase(ana, "Mine");
    const made = await createPerson(ana, "Filed At Once", { caseId });
    expect(made.cases).toMatchObject([{ id: caseId }]);
    expect((await openWith(bob, made.id)).status).toBe(404);

    const body = { kind: "Person", statements: [statement("name", "A")] };
    const foreign = await ana.post("/records", { ...body, caseId: await openCase(bob) });
    const none = await ana.post("/records", { ...body, caseId: made.id });
    expect([foreign.status, codeOf(foreign)]).toEqual([404, "case-not-found"]);
    expect(none.body).toEqual(foreign.body);
    await ana.patch(`/cases/${caseId}`, { status: "closed" });
    const closed = await ana.post("/records", { ...body, caseId });
    expect([closed.status, codeOf(closed)]).toEqual([409, "case-closed"]);
  });
});

describe("Taking a record out of a case", () => {
  test("leaves it closed: it keeps at least one case, and others still do not see it", async () => {
    const [one, other] = [await openCase(ana, "One"), await openCase(ana, "Other")];
    const { id } = await createPerson(ana, "Moved", { caseId: one });
    const last = await ana.delete(`/cases/${one}/records/${id}`);
    expect([last.status, codeOf(last)]).toEqual([409, "last-case"]);
    await ana.put(`/cases/${other}/records/${id}`);
    expect((await ana.delete(`/cases/${one}/records/${id}`)).status).toBe(204);
    expect((await openWith(ana, id)).body.cases).toMatchObject([{ id: other }]);
    expect((await openWith(bob, id)).status).toBe(404);
    const gone = await ana.delete(`/cases/${one}/records/${id}`);
    expect([gone.status, codeOf(gone)]).toEqual([404, "record-not-found"]);
    expect((await ana.put(`/cases/${one}/records/${id}`)).status).toBe(204);
  });
});
