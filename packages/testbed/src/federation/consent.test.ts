import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, readRecord, record, withdraw } from "../testing/acts.ts";
import type { ApiClient } from "../testing/api-client.ts";
import { inDatabase, placesOf } from "../testing/database.ts";
import { approverAt, askOn, confirmBoth, disclose, reply } from "../testing/disclosing.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  purpose,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { Page, ProblemView, RecordView } from "../testing/views.ts";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;
let antwerp: TestNode;
let approver: ApiClient;

beforeAll(async () => {
  federation = await startTestFederation({
    nodes: 3,
    terms: { defaultHandling: { codes: ["H2"] } },
  });
  ({ brussels, marseille, antwerp } = federation);
  approver = await approverAt(marseille);
});
afterAll(() => federation.stop());

type Consent = {
  id: string;
  state: string;
  about: { value: string }[];
  recipient: { id: string };
  records: { id: string }[];
  can: { decide: boolean };
};
type Held = {
  statement: { id: string; property: string };
  decision: { ok: boolean; reason?: string };
};
type Holdings = { further: { record: { id: string }; statements: Held[] }[] };

/** Brussels holds a statement of Marseille's; Antwerp asks Brussels about the same person. */
async function threeMeet(number: number, caseId?: string) {
  const held = [statement("name", `Georges Inventé ${number}`), statement("phone", phone(number))];
  const got = await disclose(brussels, marseille, phone(number), held, caseId);
  const there = await record(antwerp, "Person", { name: `Sujet ${number}`, phone: phone(number) });
  const mine = await readRecord(brussels, got.mine.id);
  const request = await askOn(antwerp, brussels, await confirmBoth(antwerp, brussels, there, mine));
  const foreign = await readRecord(brussels, got.foreignId);
  const name = foreign.statements.find(({ property }) => property === "name")!;
  return { ...got, request, name };
}

async function decisionOn(requestId: string, foreignId: string, statementId: string) {
  const { body } = await brussels.analyst().get<Holdings>(`/requests/${requestId}/holdings`);
  const held = body.further.find((each) => each.record.id === foreignId)?.statements ?? [];
  return held.find((each) => each.statement.id === statementId)?.decision;
}

async function askFor(foreignId: string, statementId: string, recipientId: string) {
  const { status, body } = await brussels.analyst().post<Consent>("/consents", {
    recordId: foreignId,
    statementIds: [statementId],
    use: "onward-transfer",
    recipientId,
    purpose,
    justification: "Antwerp asks about the same person",
  });
  expect(status).toBe(201);
  return body.id;
}

const consentAt = (client: () => ApiClient, id: string, state: string) =>
  until(
    async () => (await client().get<Consent>(`/consents/${id}`)).body,
    (consent) => consent.state === state,
  );

async function arrived(): Promise<Consent> {
  const { items } = await until(
    async () => (await approver.get<Page<Consent>>("/consents?direction=in&state=asked")).body,
    (page) => page.items.length > 0,
  );
  return items[0]!;
}

describe("Another authority's statement", () => {
  test("goes on with its originator's consent only, and is erased when that is taken back", async () => {
    const { request, foreignId, name, theirs } = await threeMeet(1);
    expect(await decisionOn(request.id, foreignId, name.id)).toMatchObject({
      ok: false,
      reason: "originator-consent",
    });
    const stopped = await brussels
      .analyst()
      .post<ProblemView>(`/requests/${request.id}/reply`, { statementIds: [name.id] });
    expect([stopped.status, stopped.body.type.split("/").at(-1)]).toEqual([
      403,
      "originator-consent",
    ]);

    const id = await askFor(foreignId, name.id, antwerp.id);
    const asked = await arrived();
    const shown = (await approver.get<Consent>(`/consents/${asked.id}`)).body;
    expect(shown).toMatchObject({
      recipient: { id: antwerp.id },
      about: [{ value: "Georges Inventé 1" }],
    });
    expect(
      (await marseille.analyst().post(`/consents/${asked.id}/decision`, { granted: true })).status,
    ).toBe(403);
    await approver.post(`/consents/${asked.id}/decision`, {
      granted: true,
      conditions: "Not to the press",
    });
    await consentAt(brussels.analyst, id, "granted");
    expect(await decisionOn(request.id, foreignId, name.id)).toMatchObject({ ok: true });
    const passedId = await reply(antwerp, brussels, request.id, [name.id]);
    const passed = await readRecord(antwerp, passedId);
    expect(passed).toMatchObject({
      originator: { id: brussels.id },
      statements: [
        { value: "Georges Inventé 1", origin: marseille.id, conditions: "Not to the press" },
      ],
    });
    type Disclosures = { passedOn: { to: { id: string }; through: string }[] };
    const { body } = await approver.get<Disclosures>(`/records/${theirs.id}/disclosures`);
    expect(body.passedOn).toMatchObject([{ to: { id: antwerp.id }, through: brussels.id }]);

    await approver.post(`/consents/${asked.id}/withdrawal`, { reason: "The source is in danger" });
    await until(
      () => placesOf(antwerp.running(), "Georges Inventé 1"),
      (places) => places.length === 0,
    );
    expect(
      (await readRecord(brussels, foreignId)).statements.map(({ endedAt }) => endedAt),
    ).toEqual([null, null]);
    expect(await decisionOn(request.id, foreignId, name.id)).toMatchObject({
      reason: "originator-consent",
    });
  });

  test("is recalled along the whole chain, and the first is told what the last has not done", async () => {
    const { request, foreignId, name, theirs } = await threeMeet(2);
    const id = await askFor(foreignId, name.id, antwerp.id);
    await approver.post(`/consents/${(await arrived()).id}/decision`, { granted: true });
    await consentAt(brussels.analyst, id, "granted");
    const passedId = await reply(antwerp, brussels, request.id, [name.id]);
    await antwerp.analyst().post("/exports", {
      recordId: passedId,
      format: "json",
      use: "analysis",
      purpose: "A briefing on paper",
      recipient: "The team",
    });
    await withdraw(marseille, theirs.id, "name");
    type Recall = { state: string; outstanding: number };
    const recall = async () =>
      (await marseille.analyst().get<Page<Recall>>("/recalls?direction=out")).body.items[0];
    await until(recall, (told) => told?.state === "outstanding" && told.outstanding === 1);
    // What is still on its way to the last one counts as outstanding as well.
    const ended = await until(
      async () => (await readRecord(antwerp, passedId)).statements,
      (said) => said.every((one: RecordView["statements"][0]) => one.endedAt !== null),
    );
    expect(ended).not.toEqual([]);
    const { body } = await antwerp
      .analyst()
      .get<Page<{ id: string }>>("/outstanding-copies?open=true");
    await antwerp
      .analyst()
      .post(`/outstanding-copies/${body.items[0]!.id}/closure`, { reason: "Burnt" });
    await until(recall, (told) => told?.state === "done");
  });

  test("is shown to whoever decides though no case opens its record to them, and nothing else of it", async () => {
    const file = { number: "C-4", title: "A case of the analyst", purpose };
    const { body: made } = await marseille.analyst().post<{ id: string }>("/cases", file);
    const { foreignId, name, theirs } = await threeMeet(4, made.id);
    const id = await askFor(foreignId, name.id, antwerp.id);
    const asked = await arrived();
    expect(asked).toMatchObject({ records: [], can: { decide: true } });
    const shown = (await approver.get<Consent>(`/consents/${asked.id}`)).body;
    expect(shown.about.map(({ value }) => value)).toEqual(["Georges Inventé 4"]);
    expect(shown.records).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain(phone(4));
    expect((await approver.get(`/records/${theirs.id}`)).status).toBe(404);
    expect((await factsOf(marseille, "consultation")).at(-1)).toEqual({ consent: asked.id });
    const analyst = (await marseille.analyst().get<Consent>(`/consents/${asked.id}`)).body;
    expect(analyst).toMatchObject({ records: [{ id: theirs.id }], can: { decide: false } });

    const { status } = await approver.post(`/consents/${asked.id}/decision`, {
      granted: false,
      reason: "An inquiry is under way",
    });
    expect(status).toBe(200);
    await consentAt(brussels.analyst, id, "refused");
    expect((await approver.get<Consent>(`/consents/${asked.id}`)).body.about).toEqual([]);
  });

  test("stays where it is when its originator says no, or nothing in time", async () => {
    const { request, foreignId, name } = await threeMeet(3);
    const refused = await askFor(foreignId, name.id, antwerp.id);
    await approver.post(`/consents/${(await arrived()).id}/decision`, {
      granted: false,
      reason: "An inquiry is under way",
    });
    await consentAt(brussels.analyst, refused, "refused");
    const late = await askFor(foreignId, name.id, antwerp.id);
    const { id: there } = await arrived();
    for (const node of [brussels, marseille])
      await inDatabase(node.running(), (tx) =>
        tx
          .updateTable("consent")
          .set({ expires_at: new Date(0) })
          .where("state", "=", "asked")
          .execute(),
      );
    const decided = await approver.post<ProblemView>(`/consents/${there}/decision`, {
      granted: true,
    });
    expect(decided.status).toBe(409);
    await brussels.stop();
    await brussels.start();
    await consentAt(brussels.analyst, late, "expired");
    expect(await decisionOn(request.id, foreignId, name.id)).toMatchObject({ ok: false });
    expect(await placesOf(antwerp.running(), "Georges Inventé 3")).toEqual([]);
  });
});
