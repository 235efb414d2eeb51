import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { codeOf, createPerson } from "../records/records.fixture.ts";
import { addConfirmedHit, addRequest, agreeWith, inStore, purpose } from "./requests.fixture.ts";
import type { RequestDetails } from "./schemas.ts";

let node: TestNode;
let ana: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
});
afterAll(() => node.stop());

/** The payloads of messages of a type that wait for a partner. */
async function sentTo(partnerId: string, type: string): Promise<Record<string, unknown>[]> {
  const rows = await inStore(node, (tx) =>
    tx
      .selectFrom("outbox")
      .select("body")
      .where("partner_id", "=", partnerId)
      .where("type", "=", type)
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ body }) => (JSON.parse(body) as { payload: Record<string, unknown> }).payload);
}

async function ledgerFacts(act: string): Promise<unknown> {
  const row = await inStore(node, (tx) =>
    tx
      .selectFrom("ledger_entry")
      .select("facts")
      .where("act", "=", act)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return row.facts;
}

describe("A request under an agreement with a point of contact", () => {
  const input = { purpose, justification: "He was seen at both ports", urgency: "normal" };
  const parties = ["be-test-police", "fr-asked", "fr-contact"];
  const id = newId();
  let hitId: string;

  beforeAll(async () => {
    const shared = { id, parties, pointOfContact: "fr-contact" };
    const agreementId = await agreeWith(node, "fr-asked", { ...shared, pairId: newId() });
    await agreeWith(node, "fr-contact", { ...shared, pairId: newId() });
    const { id: recordId } = await createPerson(ana, "Asked For");
    hitId = await addConfirmedHit(node, recordId, { agreementId, partnerId: "fr-asked" });
  });

  test("sends it a copy that tells nothing of the record", async () => {
    const { body } = await ana.post<RequestDetails>(`/hits/${hitId}/requests`, input);
    expect(body.copy).toEqual({ state: "sent", reason: null });
    const [copy, ...more] = await sentTo("fr-contact", "request.copy");
    expect(more).toEqual([]);
    expect(copy).toEqual({
      requestId: body.id,
      askedAuthority: "fr-asked",
      kind: "Person",
      purpose,
      urgency: "normal",
      requestedAt: body.createdAt,
    });
    expect(await ledgerFacts("request")).toMatchObject({ copy: "sent", copyTo: "fr-contact" });
  });

  test("sends none when the asker says why, and that is written down", async () => {
    const withoutCopy = "An officer there is under investigation";
    const { body } = await ana.post<RequestDetails>(`/hits/${hitId}/requests`, {
      ...input,
      withoutCopy,
    });
    expect(body.copy).toEqual({ state: "withheld", reason: withoutCopy });
    expect(await sentTo("fr-contact", "request.copy")).toHaveLength(1);
    expect(await ledgerFacts("request")).toMatchObject({ copyWithheld: withoutCopy });
    const [, second] = await sentTo("fr-asked", "request");
    expect(JSON.stringify(second)).not.toContain(withoutCopy);
  });

  test("shows before who gets a copy, and what was asked already", async () => {
    const { body } = await ana.post<Record<string, unknown>>(`/hits/${hitId}/requests/preview`, {
      purpose,
      urgency: "normal",
    });
    expect(body).toMatchObject({
      pointOfContact: { authority: "fr-contact", connected: true },
      alreadyAsked: [
        { type: "out", open: true },
        { type: "out", open: true },
      ],
    });
  });
});

describe("An answer to a third country", () => {
  const demands = ["Only what the request needs", "No death penalty"];
  let statementIds: string[];
  let requestId: string;

  beforeAll(async () => {
    const agreementId = await agreeWith(node, "ma-liaison", {
      safeguard: { article: "38", text: "Case by case", demands },
    });
    const person = await createPerson(ana, "Asked About From Afar");
    statementIds = person.statements.map((statement) => statement.id);
    requestId = await addRequest(node, {
      partnerId: "ma-liaison",
      agreementId,
      recordId: person.id,
      receivedAt: new Date(),
      dueAt: new Date(Date.now() + 3_600_000),
    });
  });

  test("under a derogation stays without its justification, and until the demands are ticked off", async () => {
    const bare = await ana.post(`/requests/${requestId}/reply`, { statementIds });
    expect([bare.status, codeOf(bare)]).toEqual([403, "derogation-missing"]);
    const derogation = "An immediate and serious threat to a life";
    const open = await ana.post(`/requests/${requestId}/reply`, {
      statementIds,
      derogation,
      demandsMet: [demands[0]],
    });
    expect([open.status, codeOf(open)]).toEqual([403, "safeguard-demands-open"]);
    expect(await sentTo("ma-liaison", "reply")).toEqual([]);
    const { body } = await ana.post<RequestDetails>(`/requests/${requestId}/reply`, {
      statementIds,
      derogation,
      demandsMet: demands,
    });
    expect(body).toMatchObject({ state: "answered", derogation });
    const [reply] = await sentTo("ma-liaison", "reply");
    expect(JSON.stringify(reply)).not.toContain(derogation);
    expect(await ledgerFacts("disclosure")).toMatchObject({ derogation, demandsMet: demands });
  });
});
