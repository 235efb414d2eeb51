import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  addHit,
  codeOf,
  createPerson,
  openCase,
  openWith,
  statement,
  type Rows,
} from "./records.fixture.ts";
import type { RecordDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;
let bobId: string;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  bobId = await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
});
afterAll(() => node.stop());

const reason = "same birth date and phone";
const merge = (client: TestClient, id: string, otherId: string) =>
  client.post<RecordDetails>(`/records/${id}/merge`, { otherId, reason });
const split = (client: TestClient, id: string, otherId: string) =>
  client.post<RecordDetails>(`/records/${id}/split`, { otherId, reason });
const found = async (client: TestClient, q: string) =>
  (await client.get<Rows>(`/records?q=${encodeURIComponent(q)}`)).body.items.map((row) => row.id);
/** What a split has to bring back. */
const essence = ({ updatedAt: _, ...record }: RecordDetails) => record;

describe("Merging two records", () => {
  test("keeps whose statement is whose, and a split restores both", async () => {
    const one = await createPerson(ana, "Karel Alfabet");
    const other = await createPerson(ana, "Charles Betagam");
    const before = [(await openWith(ana, one.id)).body, (await openWith(ana, other.id)).body];

    const { status, body } = await merge(ana, one.id, other.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      caption: "Karel Alfabet",
      mergedIds: [{ id: other.id, caption: "Charles Betagam" }],
      can: { split: true },
    });
    expect(body.statements).toMatchObject([
      { recordId: one.id, value: "Karel Alfabet" },
      { recordId: other.id, value: "Charles Betagam" },
    ]);
    expect((await openWith(ana, other.id)).body).toMatchObject({
      mergedInto: one.id,
      can: { edit: false, merge: false, split: false },
    });
    expect(await found(ana, "alfabet")).toEqual([one.id]);
    expect(await found(ana, "betagam")).toEqual([one.id]);

    expect((await split(ana, one.id, other.id)).status).toBe(200);
    const after = [(await openWith(ana, one.id)).body, (await openWith(ana, other.id)).body];
    expect(after.map(essence)).toEqual(before.map(essence));
    expect(await found(ana, "alfabet")).toEqual([one.id]);
    expect(await found(ana, "betagam")).toEqual([other.id]);
  });

  test("is in the history of both, with its reason", async () => {
    const [one, other] = [await createPerson(ana, "H One"), await createPerson(ana, "H Other")];
    await merge(ana, one.id, other.id);
    await split(ana, one.id, other.id);
    for (const { id } of [one, other]) {
      const { body } = await ana.get<{ items: { act: string; justification: string }[] }>(
        `/records/${id}/history`,
      );
      expect(body.items.slice(0, 2)).toMatchObject([
        { act: "separation", justification: reason },
        { act: "combination", justification: reason },
      ]);
    }
  });

  test("of which one holds a third: all three come back as they were", async () => {
    const [a, b, c] = [
      await createPerson(ana, "Chain A"),
      await createPerson(ana, "Chain B"),
      await createPerson(ana, "Chain C"),
    ];
    await merge(ana, b.id, c.id);
    await merge(ana, a.id, b.id);
    const whole = (await openWith(ana, a.id)).body;
    expect(whole.mergedIds.map((row) => row.id)).toEqual([b.id, c.id]);
    expect(whole.statements.map((row) => row.recordId)).toEqual([a.id, b.id, c.id]);

    await split(ana, a.id, b.id);
    expect((await openWith(ana, a.id)).body.mergedIds).toEqual([]);
    expect((await openWith(ana, b.id)).body.mergedIds).toMatchObject([{ id: c.id }]);
    await split(ana, b.id, c.id);
    expect((await openWith(ana, c.id)).body).toMatchObject({ mergedInto: null });
  });

  test("a statement of the merged one can be replaced and stays in place of it", async () => {
    const [one, other] = [await createPerson(ana, "E One"), await createPerson(ana, "E Other")];
    await merge(ana, one.id, other.id);
    const supersedes = other.statements[0]!.id;
    const { status, body } = await ana.post<RecordDetails>(`/records/${one.id}/statements`, {
      statements: [statement("name", "E Better", { supersedes })],
    });
    expect(status).toBe(200);
    expect(body.statements.find((row) => row.id === supersedes)?.endedAt).not.toBeNull();
  });

  test("of different kinds is refused, and so is one with itself", async () => {
    const one = await createPerson(ana, "Kind");
    const vessel = await ana.post<RecordDetails>("/records", {
      kind: "Vessel",
      statements: [statement("name", "Kind")],
    });
    const differs = await merge(ana, one.id, vessel.body.id);
    expect([differs.status, codeOf(differs)]).toEqual([409, "kinds-differ"]);
    const same = await merge(ana, one.id, one.id);
    expect([same.status, codeOf(same)]).toEqual([409, "same-record"]);
  });

  test("is refused when one is merged already; splitting what is not merged too", async () => {
    const [a, b, c] = [
      await createPerson(ana, "Once A"),
      await createPerson(ana, "Once B"),
      await createPerson(ana, "Once C"),
    ];
    await merge(ana, a.id, b.id);
    for (const answer of [
      await merge(ana, c.id, b.id),
      await merge(ana, b.id, c.id),
      await merge(ana, a.id, b.id),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([409, "merged-record"]);
    const edited = await ana.patch(`/records/${b.id}`, { silent: true });
    expect([edited.status, codeOf(edited)]).toEqual([409, "merged-record"]);
    const none = await split(ana, a.id, c.id);
    expect([none.status, codeOf(none)]).toEqual([409, "not-merged"]);
  });

  test("in both directions at the same time happens in one of them", async () => {
    const [a, b] = [await createPerson(ana, "Race A"), await createPerson(ana, "Race B")];
    const answers = await Promise.all([merge(ana, a.id, b.id), merge(ana, b.id, a.id)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  test("ties, references and hits of the merged one follow", async () => {
    const [one, other] = [await createPerson(ana, "T One"), await createPerson(ana, "T Other")];
    const phone = await ana.post<RecordDetails>("/records", {
      kind: "Phone",
      statements: [statement("number", "+33639980012"), statement("holder", other.id)],
    });
    await addHit(node, other.id, newId());
    await merge(ana, one.id, other.id);
    type Related = { items: { direction: string; record: { id: string } }[] };
    const ties = await ana.get<Related>(`/records/${one.id}/related`);
    expect(ties.body.items).toMatchObject([{ direction: "from", record: { id: phone.body.id } }]);
    const back = await ana.get<Related>(`/records/${phone.body.id}/related`);
    expect(back.body.items).toMatchObject([{ direction: "to", record: { id: one.id } }]);
    const { body } = await openWith(ana, phone.body.id);
    expect(body.statements[1]).toMatchObject({ value: other.id, referenced: { id: one.id } });
    const { body: rows } = await ana.get<Rows>(`/records?q=${encodeURIComponent("t one")}`);
    expect(rows.items).toMatchObject([{ id: one.id, hits: 1 }]);
  });
});

describe("Merging records of cases", () => {
  test("brings the target into the cases of both; a split takes it out again", async () => {
    const [mine, shared] = [await openCase(ana, "Mine"), await openCase(ana, "Shared")];
    await ana.put(`/cases/${shared}/members/${bobId}`, { role: "member" });
    const one = await createPerson(ana, "Secretive One", { caseId: mine });
    const other = await createPerson(ana, "Shared Other", { caseId: shared });
    expect((await merge(ana, one.id, other.id)).body.cases).toHaveLength(2);

    const seen = await bob.get<RecordDetails>(`/records/${one.id}?case=${shared}`);
    expect(seen.body.statements.map((row) => row.recordId)).toEqual([one.id, other.id]);
    expect((await bob.get<Rows>(`/records?case=${shared}`)).body.items).toMatchObject([
      { id: one.id },
    ]);

    await split(bob, one.id, other.id);
    expect((await bob.get(`/records/${one.id}?case=${shared}`)).status).toBe(404);
    expect(await found(bob, "secretive")).toEqual([]);
    expect(await found(bob, "shared other")).toEqual([other.id]);
    expect((await openWith(ana, one.id)).body.cases).toMatchObject([{ id: mine }]);
  });

  test("with one of the register is refused: it would close the one or open the other", async () => {
    const caseId = await openCase(ana);
    const closed = await createPerson(ana, "Closed One", { caseId });
    const open = await createPerson(ana, "Open One");
    for (const answer of [
      await merge(ana, open.id, closed.id),
      await merge(ana, closed.id, open.id),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([409, "audiences-differ"]);
    expect(await found(bob, "closed one")).toEqual([]);
    expect(await found(bob, "open one")).toEqual([open.id]);
  });

  test("is refused when one is also in a case that the user is not in", async () => {
    const [mine, shared] = [await openCase(ana, "Mine"), await openCase(ana, "Shared")];
    await ana.put(`/cases/${shared}/members/${bobId}`, { role: "member" });
    const one = await createPerson(ana, "Wide One", { caseId: shared });
    await ana.put(`/cases/${mine}/records/${one.id}`);
    const other = await createPerson(bob, "Wide Other", { caseId: shared });
    const answer = await merge(bob, one.id, other.id);
    expect([answer.status, codeOf(answer)]).toEqual([409, "case-not-open"]);
    expect((await merge(ana, one.id, other.id)).status).toBe(200);
  });

  test("filing the target closes what was merged into it, and it stays filed after a split", async () => {
    const [one, other] = [await createPerson(ana, "F One"), await createPerson(ana, "F Other")];
    await merge(ana, one.id, other.id);
    const caseId = await openCase(ana);
    const merged = await ana.put(`/cases/${caseId}/records/${other.id}`);
    expect([merged.status, codeOf(merged)]).toEqual([409, "merged-record"]);
    await ana.put(`/cases/${caseId}/records/${one.id}`);
    expect((await openWith(bob, other.id)).status).toBe(404);
    await split(ana, one.id, other.id);
    expect((await openWith(bob, other.id)).status).toBe(404);
    expect((await openWith(ana, other.id)).body.cases).toMatchObject([{ id: caseId }]);
  });
});
