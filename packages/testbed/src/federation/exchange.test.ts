import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm, hitOn, hitsOf, readRecord, record } from "../testing/acts.ts";
import { inDatabase, placesOf } from "../testing/database.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  purpose,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { HitView, ProblemView, RecordView, RequestView } from "../testing/views.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;

beforeAll(async () => {
  federation = await startTestFederation();
  ({ brussels, marseille } = federation);
});
afterAll(() => federation.stop());

const asked = { purpose, justification: "He was seen at both ports", urgency: "urgent-direct" };
const day = 24 * 3_600_000;

/** A person recorded at both nodes, with the same phone and nothing else in common. */
async function shared(number: number, caseId?: string) {
  const inBrussels = await record(
    brussels,
    "Person",
    { name: `Joris Verzonnen ${number}`, phone: phone(number) },
    caseId === undefined ? {} : { caseId },
  );
  const inMarseille = await record(marseille, "Person", [
    statement("firstName", "Georges", { source: "PV 1", observedAt: "2026-05" }),
    statement("lastName", `Inventé-${number}`, { source: "PV 1" }),
    statement("phone", phone(number).replace("+32", "0032 "), { source: "PV 2" }),
    statement("address", `${number} rue des Chimères, 13002 Marseille`, {
      handling: { codes: ["H2", "H3"], restriction: "Ask before use" },
      grade: { scale: "4x4", source: "A", information: "1" },
      source: "PV 3",
    }),
    statement("notes", `Secret of Marseille ${number}`, { source: "PV 4" }),
  ]);
  await hitOn(brussels, inBrussels.id);
  await hitOn(marseille, inMarseille.id);
  return { inBrussels, inMarseille };
}

/** Both sides confirm; what Brussels sees then. */
async function confirmed(people: { inBrussels: RecordView; inMarseille: RecordView }) {
  await confirm(brussels, people.inBrussels.id);
  await confirm(marseille, people.inMarseille.id);
  return hitOn(brussels, people.inBrussels.id, "confirmed");
}

/** Brussels asks on a hit; what both see once it has arrived. */
async function ask(hit: HitView, input: object = asked) {
  const sent = await brussels.analyst().post<RequestView>(`/hits/${hit.id}/requests`, input);
  expect(sent.status).toBe(201);
  const out = await requestAt(brussels, sent.body.id, "received");
  const into = await requestAt(marseille, sent.body.id, "received");
  return { out, into };
}

function requestAt(node: TestNode, id: string, state: string): Promise<RequestView> {
  return until(
    async () => (await node.analyst().get<RequestView>(`/requests/${id}`)).body,
    (request) => request.state === state,
  );
}

function codeOf({ type }: ProblemView): string {
  return type.slice(type.lastIndexOf("/") + 1);
}

describe("Two people at two nodes", () => {
  test("find the same person, ask, reply and compare", async () => {
    const opened = await brussels
      .analyst()
      .post<{ id: string }>("/cases", { title: "Pearl", purpose: "Test" });
    const people = await shared(1, opened.body.id);
    const [here] = await hitsOf(brussels, people.inBrussels.id);
    expect(here).toMatchObject({
      state: "new",
      keyTypes: ["phone"],
      partner: { id: marseille.id },
      silent: false,
      partnerContact: null,
      can: { confirm: true, dismiss: true, request: false },
    });
    const [there] = await hitsOf(marseille, people.inMarseille.id);
    expect(there).toMatchObject({ state: "new", partner: { id: brussels.id } });

    expect((await confirm(brussels, people.inBrussels.id)).state).toBe("confirmed-here");
    const told = await hitOn(marseille, people.inMarseille.id, "confirmed-there");
    expect(told).toMatchObject({ partnerContact: null, can: { request: false } });
    expect((await confirm(marseille, people.inMarseille.id)).state).toBe("confirmed");
    const both = await hitOn(brussels, people.inBrussels.id, "confirmed");
    expect(both).toMatchObject({
      partnerContact: `The analyst, analyst@${marseille.id}.example`,
      confirmedBy: { name: "The analyst" },
      can: { request: true },
    });

    const { out, into } = await ask(both);
    expect(into).toMatchObject({
      ...asked,
      direction: "in",
      record: { id: people.inMarseille.id },
    });
    expect(into).toMatchObject({ overdue: false, can: { answer: true } });
    expect(Date.parse(into.dueAt) - Date.parse(into.receivedAt ?? "")).toBe(day / 3);
    expect(out).toMatchObject({
      direction: "out",
      receivedAt: into.receivedAt,
      dueAt: into.dueAt,
      can: { answer: false },
    });

    type Holdings = {
      statements: { statement: RecordView["statements"][0]; decision: { ok: boolean } }[];
    };
    const { body: held } = await marseille.analyst().get<Holdings>(`/requests/${into.id}/holdings`);
    expect(held.statements.map(({ decision }) => decision.ok)).toEqual(Array(5).fill(true));
    const chosen = held.statements
      .map(({ statement: one }) => one)
      .filter(({ property }) => property !== "notes");
    const replied = await marseille.analyst().post<RequestView>(`/requests/${into.id}/reply`, {
      statementIds: chosen.map(({ id }) => id),
      note: "More by telephone",
      conditions: "Not in court",
    });
    expect(replied.body).toMatchObject({ state: "answered", statementsDisclosed: 4 });

    const answered = await requestAt(brussels, out.id, "answered");
    expect(answered).toMatchObject({
      answeredBy: "The analyst",
      note: "More by telephone",
      conditions: "Not in court",
    });
    const foreignId = answered.foreignRecordId ?? "";
    const { body: foreign } = await brussels
      .analyst()
      .get<RecordView>(`/records/${foreignId}?case=${opened.body.id}`);
    expect(foreign).toMatchObject({
      kind: "Person",
      foreign: true,
      originator: { id: marseille.id, country: "fr" },
      handling: { codes: ["H1", "H2", "H3"] },
      cases: [{ id: opened.body.id }],
      disclosure: { requestId: out.id, conditions: "Not in court" },
      can: { edit: false },
    });
    const arrived = (property: string) =>
      foreign.statements.find((one) => one.property === property);
    expect(foreign.statements).toHaveLength(4);
    expect(arrived("address")).toMatchObject({
      source: "PV 3",
      grade: { source: "A", information: "1" },
      handling: { codes: ["H1", "H2", "H3"], restriction: "Ask before use" },
    });
    expect(arrived("firstName")).toMatchObject({
      observedAt: "2026-05",
      handling: { codes: ["H1"] },
    });
    expect(arrived("phone")).toMatchObject({
      value: phone(1),
      original: phone(1).replace("+32", "0032 "),
    });

    for (const id of [people.inBrussels.id, foreignId]) await readRecord(brussels, id);
    type Comparison = { rows: { property: string; agreement: string }[] };
    const { body: compared } = await brussels
      .analyst()
      .get<Comparison>(`/comparisons?left=${people.inBrussels.id}&right=${foreignId}`);
    const verdicts = new Map(compared.rows.map((row) => [row.property, row.agreement]));
    expect(verdicts.get("phone")).toBe("same");
    expect(verdicts.get("address")).toBe("one-sided");

    const again = await marseille
      .analyst()
      .post<ProblemView>(`/requests/${into.id}/reply`, { statementIds: [chosen[0]!.id] });
    expect([again.status, codeOf(again.body)]).toEqual([409, "request-not-open"]);
    await federation.quiet();
    expect(await placesOf(brussels.running(), "Secret of Marseille 1")).toEqual([]);
    expect(await hitsOf(brussels, foreignId)).toEqual([]);
  });

  test("refuse with a reason, and nothing of the record leaves", async () => {
    const people = await shared(2);
    const { out } = await ask(await confirmed(people), { ...asked, urgency: "normal" });
    const refused = await marseille.analyst().post<RequestView>(`/requests/${out.id}/refusal`, {
      reason: "source-protection",
      text: "An informant would be known",
    });
    expect(refused.status).toBe(200);
    const told = await requestAt(brussels, out.id, "refused");
    expect(told.refusal).toEqual({
      reason: "source-protection",
      text: "An informant would be known",
    });
    expect(told.foreignRecordId).toBeNull();
    const late = await marseille
      .analyst()
      .post<ProblemView>(`/requests/${out.id}/refusal`, { reason: "other", text: "once more" });
    expect(codeOf(late.body)).toBe("request-not-open");
    expect(await placesOf(brussels.running(), "Inventé-2")).toEqual([]);
  });

  test("cannot ask before both have confirmed, nor for a purpose outside the agreement", async () => {
    const people = await shared(3);
    const hit = await confirm(brussels, people.inBrussels.id);
    const early = await brussels.analyst().post<ProblemView>(`/hits/${hit.id}/requests`, asked);
    expect([early.status, codeOf(early.body)]).toEqual([409, "hit-not-confirmed"]);
    await confirm(marseille, people.inMarseille.id);
    await hitOn(brussels, people.inBrussels.id, "confirmed");
    const wrong = { ...asked, purpose: "Curiosity" };
    const refused = await brussels.analyst().post<ProblemView>(`/hits/${hit.id}/requests`, wrong);
    expect([refused.status, codeOf(refused.body)]).toEqual([403, "purpose-not-agreed"]);
    const preview = await brussels
      .analyst()
      .post<{ decision: object }>(`/hits/${hit.id}/requests/preview`, {
        purpose: "Curiosity",
        urgency: "normal",
      });
    expect(preview.body.decision).toMatchObject({ ok: false, reason: "purpose-not-agreed" });
  });

  test("change nothing when a message is delivered twice", async () => {
    const people = await shared(4);
    await ask(await confirmed(people));
    await federation.quiet();
    const counts = (node: TestNode) =>
      inDatabase(node.running(), async (tx) => ({
        hits: await tx.selectFrom("hit").selectAll().orderBy("id").execute(),
        requests: await tx.selectFrom("request").select(["id", "state"]).orderBy("id").execute(),
        tags: await tx.selectFrom("partner_tag").selectAll().orderBy("tag").execute(),
        inbox: (await tx.selectFrom("inbox").select("message_id").execute()).length,
      }));
    const before = [await counts(brussels), await counts(marseille)];
    for (const node of [brussels, marseille])
      await inDatabase(node.running(), (tx) =>
        tx.updateTable("outbox").set({ delivered_at: null }).execute(),
      );
    await federation.quiet();
    expect([await counts(brussels), await counts(marseille)]).toEqual(before);
  });

  test("do not learn each other's records from a confirmed hit alone", async () => {
    const people = await shared(5);
    await confirmed(people);
    await federation.quiet();
    for (const secret of ["Joris Verzonnen 5", "Verzonnen 5"])
      expect(await placesOf(marseille.running(), secret)).toEqual([]);
    for (const secret of ["Inventé-5", "Secret of Marseille 5", "5 rue des Chim"])
      expect(await placesOf(brussels.running(), secret)).toEqual([]);
    expect(await placesOf(marseille.running(), people.inBrussels.id)).toEqual([]);
    expect(await placesOf(brussels.running(), people.inMarseille.id)).toEqual([]);
    expect((await readRecord(brussels, people.inBrussels.id)).statements).toHaveLength(2);
  });
});
