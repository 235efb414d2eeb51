import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  addPartner,
  codeOf,
  createPerson,
  openCase,
  openWith,
  saveAll,
  statement,
} from "./records.fixture.ts";
import type { HistoryEntry } from "./history.ts";
import type { RecordDetails } from "./schemas.ts";

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

const add = (client: TestClient, id: string, ...statements: unknown[]) =>
  client.post<RecordDetails>(`/records/${id}/statements`, { statements });

describe("Editing a record", () => {
  test("adds a statement and keeps the others", async () => {
    const { id } = await createPerson(ana, "Jan Peeters");
    const { status, body } = await add(ana, id, statement("alias", "Den Langen"));
    expect(status).toBe(200);
    expect(body.statements).toMatchObject([
      { property: "name", endedAt: null, author: { name: "ana@example.org" } },
      { property: "alias", value: "Den Langen", endedAt: null },
    ]);
  });

  test("ends the statement whose place another takes, and keeps it in the history", async () => {
    const created = await createPerson(ana, "Jan Peters");
    const supersedes = created.statements[0]!.id;
    const { body } = await add(ana, created.id, statement("name", "Jan Peeters", { supersedes }));
    expect(body.caption).toBe("Jan Peeters");
    expect(body.statements).toMatchObject([
      { id: supersedes, value: "Jan Peters", endReason: "superseded" },
      { value: "Jan Peeters", supersedes, endedAt: null },
    ]);
    expect(body.statements[0]?.endedAt).not.toBeNull();
    const { body: history } = await ana.get<{ items: HistoryEntry[] }>(
      `/records/${created.id}/history`,
    );
    expect(history.items.map((entry) => entry.act)).toEqual(["alteration", "collection"]);
    expect(history.items[0]).toMatchObject({
      actor: { type: "user", name: "ana@example.org" },
      facts: { added: 1, ended: 1 },
    });
  });

  test("refuses to take the place of a statement that is no longer current", async () => {
    const created = await createPerson(ana, "First");
    const supersedes = created.statements[0]!.id;
    await add(ana, created.id, statement("name", "Second", { supersedes }));
    const answer = await add(ana, created.id, statement("name", "Third", { supersedes }));
    expect([answer.status, codeOf(answer)]).toEqual([409, "statement-not-current"]);
    const { body } = await openWith(ana, created.id);
    expect(body.statements.map((row) => row.value)).toEqual(["First", "Second"]);
  });

  test("refuses to take the place of a statement of another record", async () => {
    const [one, other] = [await createPerson(ana, "One"), await createPerson(ana, "Other")];
    const supersedes = other.statements[0]!.id;
    const answer = await add(ana, one.id, statement("name", "New", { supersedes }));
    expect([answer.status, codeOf(answer)]).toEqual([409, "statement-not-current"]);
    expect((await openWith(ana, other.id)).body.statements[0]?.endedAt).toBeNull();
  });

  test("takes a statement back with a reason; it is no longer current nor found", async () => {
    const created = await createPerson(ana, "Withdrawn Person");
    await add(ana, created.id, statement("alias", "Staying"));
    const path = `/records/${created.id}/statements/${created.statements[0]!.id}/withdrawal`;
    const { status, body } = await ana.post<RecordDetails>(path, { reason: "wrong person" });
    expect(status).toBe(200);
    expect(body.statements[0]).toMatchObject({ endReason: "wrong person" });
    expect((await ana.get<{ total: number }>("/records?q=withdrawn")).body.total).toBe(0);
    expect((await ana.get<{ total: number }>("/records?q=staying")).body.total).toBe(1);
    const again = await ana.post(path, { reason: "wrong person" });
    expect([again.status, codeOf(again)]).toEqual([409, "statement-not-current"]);
    expect((await ana.post(path, { reason: "" })).status).toBe(400);
  });

  test("at the same time by many loses nothing, and replaces a statement once", async () => {
    const created = await createPerson(ana, "Busy");
    await openWith(bob, created.id);
    const aliases = Array.from({ length: 8 }, (_, index) => `Alias ${index}`);
    const added = await Promise.all(
      aliases.map((alias, index) =>
        add(index % 2 === 0 ? ana : bob, created.id, statement("alias", alias)),
      ),
    );
    expect(added.map((answer) => answer.status)).toEqual(aliases.map(() => 200));
    const { body } = await openWith(ana, created.id);
    expect(body.statements.map((row) => row.value).toSorted()).toEqual([...aliases, "Busy"]);
    for (const alias of aliases) {
      const found = await ana.get<{ total: number }>(`/records?q=${encodeURIComponent(alias)}`);
      expect(found.body.total).toBe(1);
    }

    const supersedes = created.statements[0]!.id;
    const replaced = await Promise.all(
      ["A", "B", "C", "D"].map((name) =>
        add(ana, created.id, statement("name", name, { supersedes })),
      ),
    );
    expect(replaced.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  test("of a record of another authority is refused", async () => {
    await addPartner(node, "fr-police");
    const [id] = await saveAll(node, ["Foreigner"], { originator: "fr-police" });
    const { body: record } = await openWith(ana, id!);
    expect(record).toMatchObject({ foreign: true, can: { edit: false, merge: false } });
    const own = await createPerson(ana, "Own");
    const answers = [
      await add(ana, id!, statement("alias", "A")),
      await ana.patch(`/records/${id}`, { silent: true }),
      await ana.post(`/records/${id}/merge`, { otherId: own.id, reason: "same person" }),
      await ana.post(`/records/${own.id}/merge`, { otherId: id, reason: "same person" }),
      await ana.post(`/records/${id}/statements/${record.statements[0]!.id}/withdrawal`, {
        reason: "not ours",
      }),
    ];
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(
      answers.map(() => [409, "foreign-record"]),
    );
    expect((await openWith(ana, id!)).body).toEqual(record);
  });

  test("makes a record silent, and sets when it is reviewed", async () => {
    const { id } = await createPerson(ana, "Quiet", { silent: true });
    const loud = await ana.patch<RecordDetails>(`/records/${id}`, { silent: false });
    expect(loud.body.silent).toBe(false);
    const later = await ana.patch<RecordDetails>(`/records/${id}`, { reviewAt: "2031-01-02" });
    expect(later.body).toMatchObject({ silent: false, reviewAt: "2031-01-02" });
    expect((await ana.patch(`/records/${id}`, { reviewAt: "0000-01-01" })).status).toBe(400);
    expect((await ana.patch(`/records/${id}`, {})).status).toBe(400);
  });

  test("does not show a record to who has not said why", async () => {
    const { id } = await createPerson(ana, "Somebody Else's");
    const answers = [
      await bob.patch(`/records/${id}`, { silent: false }),
      await add(bob, id, statement("alias", "A")),
    ];
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [403, "justification-required"],
      [403, "justification-required"],
    ]);
    await openWith(bob, id);
    expect((await add(bob, id, statement("alias", "B"))).status).toBe(200);
  });

  test("is justified by a case of one's own that holds the record", async () => {
    const caseId = await openCase(ana);
    const { id } = await createPerson(ana, "In Case", { caseId });
    const bobId = (await bob.get<{ user: { id: string } }>("/session")).body.user.id;
    await ana.put(`/cases/${caseId}/members/${bobId}`, { role: "member" });
    expect((await add(bob, id, statement("alias", "B"))).status).toBe(200);
  });

  test("cannot be done to what does not exist", async () => {
    const id = "018f0000-0000-7000-8000-00000000000a";
    const answers = [
      await add(ana, id, statement("alias", "A")),
      await ana.patch(`/records/${id}`, { silent: true }),
      await ana.post(`/records/${id}/split`, { otherId: id, reason: "none" }),
      await ana.get(`/records/${id}/history`),
      await ana.get(`/records/${id}/related`),
    ];
    for (const answer of answers) expect(codeOf(answer)).toBe("record-not-found");
  });
});
