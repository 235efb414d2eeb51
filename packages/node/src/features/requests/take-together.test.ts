import { randomBytes } from "node:crypto";
import { newId, type Authority } from "@entente/model";
import { handleBytes, toBase64, type Reply, type Request } from "@entente/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { derivedId } from "../../derived-id.ts";
import type { Arrived } from "../../link/handlers.ts";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { handlesOf } from "../matching/handles.ts";
import { createPerson } from "../records/records.fixture.ts";
import { addConfirmedHit, addRequest, agreeWith, inStore, purpose } from "./requests.fixture.ts";
import { takeReplies } from "./take-answer.ts";
import { takeRequests } from "./take-request.ts";

const partner: Authority = { id: "fr-police", name: "Police", type: "police", country: "fr" };
const byPartner = { type: "partner", authorityId: partner.id } as const;

let node: TestNode;
let ana: TestClient;
let agreementId: string;
let recordId: string;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  agreementId = await agreeWith(node, partner.id);
});
beforeEach(async () => {
  ({ id: recordId } = await createPerson(ana, "Asked Often"));
});
afterAll(() => node.stop());

/** A message as the link hands it over. */
function arrived<T extends "request" | "reply">(type: T, payload: Arrived<T>["payload"]) {
  const reception = { bodyHash: randomBytes(32).toString("hex"), receivedAt: new Date() };
  const to = node.context.authority.id;
  const envelope = { id: newId(), type, from: partner.id, to, agreementId };
  return {
    envelope: { ...envelope, sentAt: new Date().toISOString() },
    payload,
    partner,
    reception,
  } as unknown as Arrived<T>;
}

const messagesInLedger = (objectId: string, act: string) =>
  inStore(node, async (tx) => {
    const rows = await tx
      .selectFrom("ledger_entry")
      .select("facts")
      .where("object_id", "=", objectId)
      .where("act", "=", act)
      .orderBy("seq")
      .execute();
    return rows.map(({ facts }) => (facts as { message?: string }).message);
  });

describe("Requests that are taken together", () => {
  let ownHandle: string;
  let handle: string;

  beforeEach(async () => {
    const hitId = await addConfirmedHit(node, recordId, { agreementId, partnerId: partner.id });
    const hit = await inStore(node, (tx) =>
      tx
        .selectFrom("hit")
        .select("partner_handle")
        .where("id", "=", hitId)
        .executeTakeFirstOrThrow(),
    );
    ownHandle = toBase64(hit.partner_handle);
    const handles = await inStore(node, (tx) => handlesOf(tx, agreementId, [recordId]));
    handle = toBase64(handles.get(recordId)!);
  });

  const ask = (more: Partial<Request> = {}) =>
    arrived("request", {
      requestId: newId(),
      handle,
      ownHandle,
      purpose,
      justification: "He was seen at both ports",
      urgency: "normal",
      requestedAt: new Date().toISOString(),
      ...more,
    });
  const take = (requests: readonly Arrived<"request">[]) =>
    node.context.store.transaction(byPartner, (tx) => takeRequests(node.context, tx, requests));

  test("each wait for an answer, are acknowledged, and are in the ledger with their message", async () => {
    const requests = [ask(), ask({ urgency: "urgent-direct" }), ask()];
    expect(await take(requests)).toEqual({ ok: true });
    const rows = await inStore(node, (tx) =>
      tx
        .selectFrom("request")
        .selectAll()
        .where("record_id", "=", recordId)
        .orderBy("id")
        .execute(),
    );
    expect(rows.map(({ id, state, urgency }) => [id, state, urgency])).toEqual(
      requests
        .map(({ payload }) => [payload.requestId, "received", payload.urgency])
        .toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
    );
    const sent = await inStore(node, (tx) =>
      tx
        .selectFrom("outbox")
        .select("stream")
        .where("type", "=", "request.received")
        .orderBy("seq")
        .execute(),
    );
    expect(sent.slice(-3).map(({ stream }) => stream)).toEqual(
      requests.map(({ payload }) => `request/${payload.requestId}`),
    );
    expect(await messagesInLedger(recordId, "receipt")).toEqual(
      requests.map(({ reception }) => reception.bodyHash),
    );
  });

  test.each([
    ["hit-not-confirmed", () => ask({ ownHandle: toBase64(randomBytes(handleBytes)) })],
    ["hit-not-confirmed", () => ask({ handle: toBase64(randomBytes(handleBytes)) })],
    ["purpose-not-agreed", () => ask({ purpose: "Something else" })],
  ])("are none of them taken with one that is refused: %s", async (reason, refused) => {
    expect(await take([ask(), refused(), ask()])).toEqual({ ok: false, reason });
  });

  test("are put off while the partner's own confirmation of the hit is on its way", async () => {
    const confirmed = (state: "confirmed" | "confirmed-here") =>
      inStore(node, (tx) => tx.updateTable("hit").set({ state }).execute());
    await confirmed("confirmed-here");
    const overtaken = ask();
    expect(await take([overtaken])).toEqual({
      ok: false,
      reason: "hit-not-confirmed",
      later: true,
    });
    await confirmed("confirmed");
    expect(await take([overtaken])).toEqual({ ok: true });
  });

  test("are none of them taken when two have one id", async () => {
    const requestId = newId();
    expect(await take([ask({ requestId }), ask({ requestId })])).toMatchObject({ ok: false });
  });
});

describe("Replies that are taken together", () => {
  /** A request of this node's on the record, and how an answer names it. */
  async function asked(): Promise<{ requestId: string; requestHash: string }> {
    const at = new Date();
    const requestId = await addRequest(node, {
      partnerId: partner.id,
      agreementId,
      recordId,
      receivedAt: at,
      dueAt: at,
      direction: "out",
    });
    const { body_hash } = await inStore(node, (tx) =>
      tx
        .selectFrom("request")
        .select("body_hash")
        .where("id", "=", requestId)
        .executeTakeFirstOrThrow(),
    );
    return { requestId, requestHash: body_hash.toString("hex") };
  }

  const said = (property: string, value: string, codes: ("H0" | "H1" | "H2")[] = ["H0"]) => ({
    statementRef: newId(),
    property,
    value,
    original: null,
    source: "Register",
    grade: { scale: "4x4" as const, source: "B" as const, information: "2" as const },
    handling: { codes },
    nature: "fact" as const,
    observedAt: null,
  });
  const reply = (
    request: { requestId: string; requestHash: string },
    recordRef: string,
    statements: Reply["statements"],
  ) =>
    arrived("reply", {
      ...request,
      kind: "Person",
      recordRef,
      statements,
      answeredBy: "Somebody",
    });
  const take = (replies: readonly Arrived<"reply">[]) =>
    node.context.store.transaction(byPartner, (tx) => takeReplies(node.context, tx, replies));
  const foreign = (recordRef: string): string =>
    derivedId("foreign-record", partner.id, "Person", recordRef);
  const statementsOf = (id: string) =>
    inStore(node, (tx) =>
      tx
        .selectFrom("statement")
        .select(["property", "value", "handling_codes"])
        .where("record_id", "=", id)
        .orderBy("value")
        .execute(),
    );

  test("say what each said, also several on one record or to one request", async () => {
    const [first, second] = [await asked(), await asked()];
    const [one, other] = [newId(), newId()];
    const name = said("lastName", "Verzonnen");
    const replies = [
      reply(first, one, [name, said("firstName", "An")]),
      reply(second, other, [said("lastName", "Inventé")]),
      reply(first, other, [said("lastName", "Inventé", ["H2"]), said("firstName", "Bé")]),
      reply(second, one, [{ ...name, statementRef: newId() }]),
    ];
    expect(await take(replies)).toEqual({ ok: true });
    expect(await statementsOf(foreign(one))).toEqual([
      { property: "firstName", value: "An", handling_codes: ["H0"] },
      { property: "lastName", value: "Verzonnen", handling_codes: ["H0"] },
    ]);
    expect(await statementsOf(foreign(other))).toEqual([
      { property: "firstName", value: "Bé", handling_codes: ["H0"] },
      { property: "lastName", value: "Inventé", handling_codes: ["H2"] },
    ]);
    const rows = await inStore(node, (tx) =>
      tx
        .selectFrom("request")
        .select(["id", "state", "answered_by", "statements_disclosed", "foreign_record_id"])
        .where("record_id", "=", recordId)
        .orderBy("id")
        .execute(),
    );
    const answered = { state: "answered", answered_by: "Somebody" };
    expect(rows).toEqual([
      {
        ...answered,
        id: first.requestId,
        statements_disclosed: 4,
        foreign_record_id: foreign(one),
      },
      {
        ...answered,
        id: second.requestId,
        statements_disclosed: 2,
        foreign_record_id: foreign(other),
      },
    ]);
    expect(await messagesInLedger(foreign(one), "receipt")).toEqual([
      replies[0]!.reception.bodyHash,
      replies[3]!.reception.bodyHash,
    ]);
    expect(await messagesInLedger(foreign(other), "collection")).toEqual([
      replies[1]!.reception.bodyHash,
    ]);
    expect(await messagesInLedger(foreign(other), "alteration")).toEqual([
      replies[2]!.reception.bodyHash,
      replies[2]!.reception.bodyHash,
    ]);
  });

  test("are none of them taken with one that answers nothing that was asked", async () => {
    const [mine, ref] = [await asked(), newId()];
    const forged = { ...mine, requestHash: randomBytes(32).toString("hex") };
    const statements = [said("lastName", "Nobody")];
    expect(await take([reply(mine, ref, statements), reply(forged, newId(), statements)])).toEqual({
      ok: false,
      reason: "unknown-request",
    });
  });

  test("are refused when one tells of a record again", async () => {
    const [mine, ref] = [await asked(), newId()];
    const replies = [1, 2].map(() => reply(mine, ref, [said("lastName", "Twice")]));
    expect(await take(replies)).toEqual({ ok: false, reason: "already-answered" });
  });
});
