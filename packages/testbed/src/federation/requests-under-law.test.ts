import { createUser } from "@entente/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm, factsOf, hitOn, ledgerOf, readRecord, record } from "../testing/acts.ts";
import { clientOf, signIn, type ApiClient } from "../testing/api-client.ts";
import { inDatabase } from "../testing/database.ts";
import { phone, statement } from "../testing/statements.ts";
import {
  purpose,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { HitView, Page, ProblemView, RecordView, RequestView } from "../testing/views.ts";

/** What these tests look at besides. */
type Request = RequestView & {
  waiting: string | null;
  effectiveDueAt: string;
  delays: { expectedAt: string; reason: string; announcedBy: string }[];
  partnerClock: { receivedAt: string; dueAt: string; offset: number } | null;
  preparedBy: string | null;
  prepared: { state: string; reason: string | null; preparedBy: { name: string } } | null;
  can: { answer: boolean; approve: boolean };
};
type Holdings = {
  statements: { statement: RecordView["statements"][0]; decision: { ok: boolean } }[];
  further: { why: string; record: { id: string }; statements: { statement: { id: string } }[] }[];
  proposed: string[];
  earlier: { id: string; type: string; duplicate: boolean; reference: string | null }[];
};
type Preview = {
  records: { statements: { changed: boolean; leavesWith: { codes: string[] } }[] }[];
  decision: { ok: boolean; reason?: string };
};

const asked = { purpose, justification: "He was seen at both ports", urgency: "urgent-direct" };
const password = "a long test password";

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;
let magistrate: ApiClient;

beforeAll(async () => {
  federation = await startTestFederation({ terms: { fourEyes: ["Phone"] } });
  ({ brussels, marseille } = federation);
  magistrate = await userAt(marseille, "magistrate");
});
afterAll(() => federation.stop());

/** Another user of a node, signed in. */
async function userAt(node: TestNode, role: "magistrate" | "analyst", name: string = role) {
  const email = `${name}@${node.id}.example`;
  await inDatabase(node.running(), (tx) =>
    createUser(tx, { email, name: `The ${name}`, roles: [role], language: "en", password }),
  );
  const url = node.running().httpUrl;
  return clientOf(url, await signIn(url, email, password));
}

/** The same person, or phone, at both nodes; both have confirmed; what Brussels and Marseille hold. */
async function shared(number: number, kind: "Person" | "Phone" = "Person") {
  const held = kind === "Person" ? { name: `Joris Verzonnen ${number}`, phone: phone(number) } : {};
  const mine = await record(brussels, kind, kind === "Person" ? held : { number: phone(number) });
  const theirs = await record(
    marseille,
    kind,
    kind === "Person"
      ? { name: `Georges Inventé ${number}`, phone: phone(number) }
      : { number: phone(number) },
  );
  await hitOn(brussels, mine.id);
  await hitOn(marseille, theirs.id);
  await confirm(brussels, mine.id);
  await confirm(marseille, theirs.id);
  return { mine, theirs, hit: await hitOn(brussels, mine.id, "confirmed") };
}

async function ask(hit: HitView, input: object = asked): Promise<Request> {
  const sent = await brussels.analyst().post<Request>(`/hits/${hit.id}/requests`, input);
  expect(sent.status).toBe(201);
  await requestAt(brussels, sent.body.id, (request) => request.state === "received");
  return requestAt(marseille, sent.body.id, (request) => request.state === "received");
}

function requestAt(node: TestNode, id: string, holds: (request: Request) => boolean) {
  return until(async () => (await node.analyst().get<Request>(`/requests/${id}`)).body, holds);
}

async function holdingsOf(id: string): Promise<Holdings> {
  return (await marseille.analyst().get<Holdings>(`/requests/${id}/holdings`)).body;
}

function codeOf({ body }: { body: ProblemView }): string {
  return body.type.slice(body.type.lastIndexOf("/") + 1);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe("A delay for a judicial authorisation", () => {
  test("is announced, again if need be, and both sides see the day, the reason and the law's day", async () => {
    const { hit } = await shared(1);
    const { id, dueAt } = await ask(hit);
    const announce = (expectedAt: string) =>
      marseille.analyst().post<Request>(`/requests/${id}/delays`, {
        expectedAt,
        reason: "The examining judge has to authorise it",
      });
    const early = await announce(new Date(Date.parse(dueAt) - 1).toISOString());
    expect([early.status, codeOf(early as never)]).toEqual([422, "not-a-delay"]);
    const [first, second] = [inDays(3), inDays(5)];
    expect((await announce(first)).body).toMatchObject({ dueAt, effectiveDueAt: first });
    const told = await requestAt(brussels, id, (request) => request.delays.length === 1);
    expect(told).toMatchObject({
      dueAt,
      effectiveDueAt: first,
      delays: [{ reason: "The examining judge has to authorise it", announcedBy: "The analyst" }],
      partnerClock: { dueAt, offset: 0 },
    });
    await announce(second);
    const again = await requestAt(brussels, id, (request) => request.delays.length === 2);
    expect([again.dueAt, again.effectiveDueAt, again.waiting]).toEqual([dueAt, second, "open"]);
    for (const node of [brussels, marseille])
      expect((await ledgerOf(node, "delay")).map(({ object_id }) => object_id)).toEqual([id, id]);
  });
});

describe("An answer that takes four eyes", () => {
  test("leaves only when another person has seen exactly it and approved", async () => {
    const { theirs, hit } = await shared(2, "Phone");
    const { id } = await ask(hit);
    const [number] = theirs.statements;
    const { body: prepared } = await marseille
      .analyst()
      .post<Request>(`/requests/${id}/reply`, { statementIds: [number!.id], note: "As asked" });
    expect(prepared).toMatchObject({
      state: "received",
      prepared: { state: "waiting", preparedBy: { name: "The analyst" } },
      can: { answer: false, approve: false },
    });
    const own = await marseille.analyst().post<ProblemView>(`/requests/${id}/approval`);
    expect(own.status).toBe(403);
    const again = await marseille
      .analyst()
      .post<ProblemView>(`/requests/${id}/reply`, { statementIds: [number!.id] });
    expect([again.status, codeOf(again)]).toEqual([409, "answer-waits-for-approval"]);

    const { body: shown } = await magistrate.get<Preview>(`/requests/${id}/prepared`);
    expect(shown).toMatchObject({
      decision: { ok: true },
      records: [{ statements: [{ changed: false, leavesWith: { codes: ["H1"] } }] }],
    });
    const sentBefore = await inDatabase(marseille.running(), (tx) =>
      tx.selectFrom("outbox").select("id").where("type", "=", "reply").execute(),
    );
    expect(sentBefore).toEqual([]);
    const approved = await magistrate.post<Request>(`/requests/${id}/approval`);
    expect(approved.body).toMatchObject({
      state: "answered",
      answeredBy: "The magistrate",
      preparedBy: "The analyst",
    });
    const answered = await requestAt(brussels, id, ({ state }) => state === "answered");
    expect(answered).toMatchObject({ statementsDisclosed: 1, note: "As asked" });
    const [disclosure] = (await factsOf(marseille, "disclosure")).slice(-1);
    expect(disclosure).toMatchObject({
      preparedBy: { name: "The analyst" },
      approvedBy: "The magistrate",
    });
  });

  test("goes back with a reason, or by itself when a statement has changed since", async () => {
    const { theirs, hit } = await shared(3, "Phone");
    const { id } = await ask(hit);
    const prepare = () =>
      marseille
        .analyst()
        .post<Request>(`/requests/${id}/reply`, { statementIds: [theirs.statements[0]!.id] });
    await prepare();
    const reason = "Say first whose phone it is";
    const returned = await magistrate.post<Request>(`/requests/${id}/return`, { reason });
    expect(returned.body).toMatchObject({
      prepared: { state: "returned", reason },
      can: { answer: true },
    });
    await prepare();
    const replaced = await marseille.analyst().post(`/records/${theirs.id}/statements`, {
      statements: [
        statement("number", phone(3), { source: "report 2", supersedes: theirs.statements[0]!.id }),
      ],
    });
    expect(replaced.status).toBe(200);
    const { body: shown } = await magistrate.get<Preview>(`/requests/${id}/prepared`);
    expect(shown.records[0]?.statements[0]?.changed).toBe(true);
    const refused = await magistrate.post<ProblemView>(`/requests/${id}/approval`);
    expect([refused.status, codeOf(refused)]).toEqual([409, "prepared-answer-changed"]);
    const { body: back } = await marseille.analyst().get<Request>(`/requests/${id}`);
    expect(back).toMatchObject({
      state: "received",
      prepared: { state: "void" },
      can: { answer: true },
    });
  });
});

describe("A request that was made before", () => {
  test("is recognised by the sender, and answered together with those of other channels", async () => {
    const { theirs, hit } = await shared(4);
    const first = await ask(hit);
    const { body: preview } = await brussels
      .analyst()
      .post<{ alreadyAsked: { id: string }[] }>(`/hits/${hit.id}/requests/preview`, {
        purpose,
        urgency: "normal",
      });
    expect(preview.alreadyAsked).toMatchObject([{ id: first.id }]);
    const second = await ask(hit, { ...asked, urgency: "normal" });
    const outside = await marseille
      .analyst()
      .post<{ id: string; duplicates: { id: string }[] }>("/requests/outside", {
        partnerId: brussels.id,
        recordId: theirs.id,
        channel: "siena",
        reference: "SIENA 0000-1",
        subject: "Whereabouts of the same man",
        receivedAt: inDays(-1),
      });
    expect(outside.status).toBe(201);
    expect(outside.body.duplicates.map(({ id }) => id).toSorted()).toEqual(
      [first.id, second.id].toSorted(),
    );
    const { proposed, earlier } = await holdingsOf(second.id);
    expect(
      earlier
        .filter(({ duplicate }) => duplicate)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([first.id, outside.body.id].toSorted());
    const strange = await marseille.analyst().post<ProblemView>(`/requests/${second.id}/reply`, {
      statementIds: proposed,
      together: [theirs.id],
    });
    expect([strange.status, codeOf(strange)]).toEqual([422, "not-a-duplicate"]);
    await marseille.analyst().post(`/requests/${second.id}/reply`, {
      statementIds: proposed,
      together: [first.id, outside.body.id],
    });
    for (const { id } of [first, second])
      await requestAt(brussels, id, ({ state }) => state === "answered");
    const { body: open } = await marseille.analyst().get<Page<{ id: string }>>("/requests/outside");
    expect(open.items).toEqual([]);
  });
});

describe("A statement that is disclosed again with stricter codes", () => {
  test("takes them on at the partner, and does not lose them by a looser word", async () => {
    const { theirs, hit } = await shared(5);
    const name = theirs.statements.find(({ property }) => property === "name")!;
    const answer = async (statementIds: string[]) => {
      const { id } = await ask(hit);
      await marseille.analyst().post(`/requests/${id}/reply`, { statementIds });
      return requestAt(brussels, id, ({ state }) => state === "answered");
    };
    const { foreignRecordId } = await answer([name.id]);
    const codes = async () =>
      (await readRecord(brussels, foreignRecordId!)).statements.map(({ handling }) => handling);
    expect(await codes()).toEqual([{ codes: ["H1"] }]);
    const { body: held } = await marseille
      .analyst()
      .post<RecordView>(`/records/${theirs.id}/statements`, {
        statements: [
          statement("name", name.value, {
            handling: { codes: ["H2", "H3"], restriction: "By telephone only" },
          }),
        ],
      });
    const stricter = held.statements.find(({ handling }) => handling.codes.includes("H3"))!;
    const strict = { codes: ["H1", "H2", "H3"], restriction: "By telephone only" };
    for (const id of [stricter.id, name.id]) {
      await answer([id]);
      expect(await codes()).toEqual([strict]);
    }
    expect((await readRecord(brussels, foreignRecordId!)).handling).toEqual(strict);
  });
});

describe("A foreign record whose own record is in no case", () => {
  test("is seen by whoever asked for it, and by nobody else of the node", async () => {
    const { hit } = await shared(6);
    const { id } = await ask(hit);
    const { proposed } = await holdingsOf(id);
    await marseille.analyst().post(`/requests/${id}/reply`, { statementIds: proposed });
    const { foreignRecordId } = await requestAt(brussels, id, ({ state }) => state === "answered");
    const headers = { "x-justification": "test" };
    const mine = await brussels.analyst().get(`/records/${foreignRecordId}`, headers);
    expect(mine.status).toBe(200);
    const colleague = await userAt(brussels, "analyst", "colleague");
    const theirs = await colleague.get(`/records/${foreignRecordId}`, headers);
    expect(theirs.status).toBe(404);
    const { body: request } = await colleague.get<Request>(`/requests/${id}`);
    expect(request).toMatchObject({ state: "answered", foreignRecordId: null });
  });
});

describe("A request's subject", () => {
  test("is looked for among all own records, and what may leave of it is chosen to begin with", async () => {
    const { theirs, hit } = await shared(7);
    const tied = await record(marseille, "Phone", [
      statement("number", phone(71)),
      statement("holder", theirs.id),
    ]);
    const { id } = await ask(hit);
    const held = await holdingsOf(id);
    expect(held.proposed.toSorted()).toEqual(theirs.statements.map((one) => one.id).toSorted());
    expect(held.further).toMatchObject([{ why: "related", record: { id: tied.id } }]);
    const reads = await ledgerOf(marseille, "consultation");
    expect(reads.map(({ object_id }) => object_id)).toEqual(
      expect.arrayContaining([theirs.id, tied.id]),
    );
    const preview = await marseille.analyst().post<Preview>(`/requests/${id}/reply/preview`, {
      statementIds: [...held.proposed, held.further[0]!.statements[0]!.statement.id],
    });
    expect(preview.body).toMatchObject({ decision: { ok: true }, records: [{}, {}] });
  });
});
