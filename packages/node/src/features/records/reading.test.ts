import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { codeOf, createPerson, openCase, openWith } from "./records.fixture.ts";
import type { RecordDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;
let bobId: string;
let now = new Date("2026-03-04T05:06:07Z");

beforeAll(async () => {
  node = await startTestNode({ overrides: { now: () => now } });
  await node.addUser("ana@example.org", "analyst");
  bobId = await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
});
afterAll(() => node.stop());

/** The ledger's entries about an object, oldest first. */
const entriesOn = (id: string) =>
  node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .selectFrom("ledger_entry")
      .select(["act", "actor_id", "justification", "case_id", "facts"])
      .where("object_id", "=", id)
      .orderBy("seq")
      .execute(),
  );

describe("Reading a record", () => {
  test("without a case or a reason is refused, and both are in the ledger", async () => {
    const { id } = await createPerson(ana, "Asked For");
    const refused = await bob.get(`/records/${id}`);
    expect([refused.status, codeOf(refused)]).toEqual([403, "justification-required"]);
    expect(JSON.stringify(refused.body)).not.toContain("Asked For");
    const reason = "é — demandé par le parquet";
    expect((await openWith(bob, id, reason)).body.caption).toBe("Asked For");
    expect((await entriesOn(id)).slice(1)).toMatchObject([
      {
        act: "refused-access",
        actor_id: bobId,
        facts: { reason: "justification-required" },
      },
      { act: "consultation", actor_id: bobId, justification: reason, case_id: null },
    ]);
  });

  test.each(["", "   ", "%20%20", "%00", "%E2%80%8B"])(
    "with the reason '%s', which says nothing, is refused",
    async (header) => {
      const { id } = await createPerson(ana, "No Reason");
      const answer = await bob.get(`/records/${id}`, { "x-justification": header });
      expect([answer.status, codeOf(answer)]).toEqual([403, "justification-required"]);
    },
  );

  test.each([
    ["is not percent-encoded", "100% sure", "100% sure"],
    ["has a character that no database keeps", "due%00to the case", "due\ufffdto the case"],
    ["is longer than is kept", `${"a".repeat(1_999)}%F0%9F%98%80`, "a".repeat(1_999)],
  ])("with a reason that %s is let through, and the ledger has it", async (_what, header, kept) => {
    const { id } = await createPerson(ana, "Odd Reason");
    const answer = await bob.get(`/records/${id}`, { "x-justification": header });
    expect(answer.status).toBe(200);
    expect((await entriesOn(id)).at(-1)).toMatchObject({ justification: kept });
  });

  test("from a case inherits its purpose, for its members alone", async () => {
    const caseId = await openCase(ana);
    const { id } = await createPerson(ana, "Of The Case", { caseId });
    const outside = await createPerson(ana, "Of The Register");
    expect((await ana.get(`/records/${id}?case=${caseId}`)).status).toBe(200);
    expect((await entriesOn(id)).at(-1)).toMatchObject({
      act: "consultation",
      justification: "drug traffic",
      case_id: caseId,
    });
    expect((await bob.get(`/records/${id}?case=${caseId}`)).status).toBe(404);
    const notInCase = await bob.get(`/records/${outside.id}?case=${caseId}`);
    expect([notInCase.status, codeOf(notInCase)]).toEqual([403, "justification-required"]);
    await ana.put(`/cases/${caseId}/members/${bobId}`, { role: "member" });
    expect((await bob.get(`/records/${id}?case=${caseId}`)).status).toBe(200);
    await ana.delete(`/cases/${caseId}/members/${bobId}`);
    expect((await bob.get(`/records/${id}?case=${caseId}`)).status).toBe(404);
  });

  test("does not remember that it was inherited", async () => {
    const caseId = await openCase(ana);
    const { id } = await createPerson(ana, "Inherited Once", { caseId });
    await ana.get(`/records/${id}?case=${caseId}`);
    expect((await ana.get(`/records/${id}`)).status).toBe(403);
  });

  test("that is not there and reading one that is hidden are answered alike, and noted", async () => {
    const { id } = await createPerson(ana, "Hidden", { caseId: await openCase(ana) });
    const none = newId();
    const answers = await Promise.all(
      [id, none].map((of) => bob.fetch(`/records/${of}`, { headers: { "x-justification": "x" } })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
    const [hidden, missing] = await Promise.all(answers.map((answer) => answer.text()));
    expect(hidden).toBe(missing);
    for (const of of [id, none])
      expect((await entriesOn(of)).at(-1)).toMatchObject({
        act: "refused-access",
        actor_id: bobId,
        facts: { reason: "record-not-found" },
      });
  });

  test("side by side opens both, and is refused when one is", async () => {
    const [left, right] = [await createPerson(ana, "Left"), await createPerson(ana, "Right")];
    await openWith(bob, left.id);
    const path = `/comparisons?left=${left.id}&right=${right.id}`;
    const refused = await bob.get(path);
    expect([refused.status, codeOf(refused)]).toEqual([403, "justification-required"]);
    await openWith(bob, right.id);
    const { body } = await bob.get<{ left: RecordDetails; rows: unknown[] }>(path);
    expect(body.left.caption).toBe("Left");
    expect(body.rows).toMatchObject([{ property: "name", agreement: "different" }]);
    expect((await entriesOn(right.id)).map((entry) => entry.act)).toEqual([
      "collection",
      "refused-access",
      "consultation",
      "consultation",
    ]);
  });

  test("side by side from a case inherits its purpose for both", async () => {
    const caseId = await openCase(ana);
    const [left, right] = [
      await createPerson(ana, "Left Of Case", { caseId }),
      await createPerson(ana, "Right Of Case", { caseId }),
    ];
    const path = `/comparisons?left=${left.id}&right=${right.id}`;
    expect((await ana.get(path)).status).toBe(403);
    expect((await ana.get(`${path}&case=${caseId}`)).status).toBe(200);
    expect((await entriesOn(right.id)).at(-1)).toMatchObject({ case_id: caseId });
  });

  test("needs no other reason from who has just given one for recording it", async () => {
    const { id } = await createPerson(ana, "Just Recorded", { justification: "seen at the port" });
    expect((await ana.get(`/records/${id}`)).status).toBe(200);
    expect((await bob.get(`/records/${id}`)).status).toBe(403);
    expect((await entriesOn(id)).slice(0, 2)).toMatchObject([
      { act: "collection", justification: "seen at the port" },
      { act: "consultation", justification: "seen at the port" },
    ]);
  });

  test("remembers the reason for eight hours, for this user and this record", async () => {
    const { id } = await createPerson(ana, "Remembered");
    const other = await createPerson(ana, "Not Remembered");
    await openWith(bob, id, "night watch");
    const began = now;
    now = new Date(began.getTime() + 8 * 3_600_000 - 60_000);
    const [lateAna, lateBob] = [
      await node.signIn("ana@example.org"),
      await node.signIn("bob@example.org"),
    ];
    expect((await lateBob.get(`/records/${id}`)).status).toBe(200);
    expect((await entriesOn(id)).at(-1)).toMatchObject({ justification: "night watch" });
    expect((await lateBob.get(`/records/${other.id}`)).status).toBe(403);
    expect((await lateAna.get(`/records/${id}`)).status).toBe(403);
    now = new Date(began.getTime() + 8 * 3_600_000);
    expect((await lateBob.get(`/records/${id}`)).status).toBe(403);
  });
});
