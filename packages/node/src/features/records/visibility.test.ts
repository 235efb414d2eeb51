import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import {
  addHit,
  addPartner,
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
let secret: RecordDetails;
let caseId: string;
const name = "Zacharias Geheimnis";

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bob@example.org", "analyst");
  await node.addUser("tom@example.org", "targeter");
  await node.addUser("dpo@example.org", "data-protection-officer");
  await node.addUser("adm@example.org", "administrator");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
  await addPartner(node, "fr-police");
  caseId = await openCase(ana, "Operation Unseen");
  secret = await createPerson(ana, name, {
    caseId,
    statements: [statement("name", name), statement("phone", "+447700900123")],
  });
  await addExchange(secret.id);
});
afterAll(() => node.stop());

/** A hit and a request about a record, as the exchange leaves them. */
async function addExchange(recordId: string): Promise<void> {
  const agreementId = newId();
  const terms = JSON.stringify({ hitThreshold: 10 });
  const hitId = await addHit(node, recordId, agreementId);
  await node.context.store.transaction({ type: "system", name: "test" }, async (tx) => {
    const key = Buffer.alloc(32);
    await tx
      .insertInto("agreement")
      .values({
        id: agreementId,
        partner_id: "fr-police",
        terms: terms as never,
        signatures: "{}" as never,
        oprf_secret_key: key,
        oprf_public_key: key,
        partner_oprf_public_key: null,
        suspended: null,
      })
      .execute();
    await tx
      .insertInto("request")
      .values({
        id: newId(),
        direction: "in",
        partner_id: "fr-police",
        agreement_id: agreementId,
        hit_id: hitId,
        record_id: recordId,
        purpose: "drug traffic",
        justification: "theirs",
        urgency: "normal",
        state: "received",
        body_hash: Buffer.alloc(32),
        created_by: null,
        received_at: new Date(),
        due_at: new Date(),
        answered_at: null,
        answered_by: null,
        statements_disclosed: null,
        refusal_reason: null,
        refusal_text: null,
        note: null,
        conditions: null,
        foreign_record_id: null,
        outbox_id: null,
      })
      .execute();
  });
}

describe("A record of a case, to who is not in the case,", () => {
  test.each([
    "/records?q=geheimnis",
    "/records?q=%2B44%207700%20900123",
    "/records",
    "/records?sort=caption&limit=200",
    "/hits",
    "/requests",
    "/cases",
    "/cases?q=unseen",
  ])("is not in the list %s, nor counted", async (path) => {
    const { status, body } = await bob.get<{ items: unknown[]; total: number }>(path);
    expect([status, body.items, body.total]).toEqual([200, [], 0]);
    const mine = await ana.get<{ total: number }>(path);
    expect(mine.body.total).toBe(1);
  });

  test("is not found through its case, its hit or its request", async () => {
    expect((await bob.get<Rows>(`/records?case=${caseId}`)).body.items).toEqual([]);
    expect((await bob.get(`/cases/${caseId}`)).status).toBe(404);
    const [hit] = (await ana.get<{ items: { id: string }[] }>("/hits")).body.items;
    const [request] = (await ana.get<{ items: { id: string }[] }>("/requests")).body.items;
    for (const path of [`/hits/${hit?.id}`, `/requests/${request?.id}`]) {
      expect((await ana.get(path)).status).toBe(200);
      expect((await bob.get(path)).status).toBe(404);
    }
    expect((await bob.get(`/requests/${request?.id}/holdings`)).status).toBe(404);
  });

  test("cannot be read, changed or merged; none of the answers shows anything of it", async () => {
    const own = await createPerson(bob, "Bob's Own");
    const { id } = secret;
    const reason = "curious";
    const answers = [
      await openWith(bob, id, reason),
      await bob.get(`/records/${id}/history`),
      await bob.get(`/records/${id}/related`),
      await bob.get(`/comparisons?left=${id}&right=${own.id}`),
      await bob.patch(`/records/${id}`, { silent: true }),
      await bob.post(`/records/${id}/statements`, { statements: [statement("alias", "A")] }),
      await bob.post(`/records/${id}/statements/${secret.statements[0]!.id}/withdrawal`, {
        reason,
      }),
      await bob.post(`/records/${id}/merge`, { otherId: own.id, reason }),
      await bob.post(`/records/${own.id}/merge`, { otherId: id, reason }),
      await bob.put(`/cases/${await openCase(bob)}/records/${id}`),
    ];
    for (const answer of answers) {
      expect([answer.status, codeOf(answer)]).toEqual([404, "record-not-found"]);
      expect(JSON.stringify(answer.body)).not.toContain("Geheimnis");
    }
    const split = await bob.post(`/records/${own.id}/split`, { otherId: id, reason });
    expect([split.status, codeOf(split)]).toEqual([409, "not-merged"]);
    expect((await openWith(ana, id)).body.statements).toEqual(secret.statements);
  });

  test("is not shown where an open record refers to it", async () => {
    const phone = await ana.post<RecordDetails>("/records", {
      kind: "Phone",
      statements: [statement("number", "+33639980012"), statement("holder", secret.id)],
    });
    const { body } = await openWith(bob, phone.body.id);
    expect(body.statements[1]).toMatchObject({ value: secret.id, referenced: null });
    const related = await bob.get<{ items: unknown[] }>(`/records/${phone.body.id}/related`);
    expect(related.body.items).toEqual([]);
    const named = await bob.get<Rows>("/records?q=geheimnis");
    expect(named.body.total).toBe(0);
  });

  test("cannot be referred to, so that a guessed id learns nothing", async () => {
    const refer = (holder: string) =>
      bob.post("/records", { kind: "Phone", statements: [statement("holder", holder)] });
    const [hidden, none] = [await refer(secret.id), await refer(newId())];
    expect([hidden.status, codeOf(hidden)]).toEqual([422, "statements-refused"]);
    expect(hidden.body).toEqual(none.body);
  });
});

describe("The history of a record in two cases", () => {
  test("does not tell the members of one the purpose of the other", async () => {
    const bobId = (await bob.get<{ user: { id: string } }>("/session")).body.user.id;
    const shared = await openCase(ana, "Shared");
    await ana.put(`/cases/${shared}/members/${bobId}`, { role: "member" });
    const hidden = await ana.post<{ id: string }>("/cases", {
      title: "Hidden",
      purpose: "purpose of the hidden case",
    });
    const { id } = await createPerson(ana, "In Two Cases", { caseId: shared });
    await ana.put(`/cases/${hidden.body.id}/records/${id}`);
    await ana.get(`/records/${id}?case=${hidden.body.id}`);
    const { status, body } = await bob.get(`/records/${id}/history`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain("hidden case");
    expect(JSON.stringify(body)).not.toContain(hidden.body.id);
    const full = await ana.get(`/records/${id}/history`);
    expect(JSON.stringify(full.body)).toContain("purpose of the hidden case");
    expect((await openWith(bob, id)).body.cases).toMatchObject([{ id: shared }]);
  });
});

describe("A record of the register", () => {
  test("is open to all who work with records", async () => {
    const { id } = await createPerson(ana, "Registered Person");
    for (const email of ["bob@example.org", "tom@example.org"]) {
      const client = await node.signIn(email);
      expect((await client.get<Rows>("/records?q=registered")).body.items).toMatchObject([{ id }]);
      expect((await openWith(client, id)).status).toBe(200);
    }
  });
});

describe("The data-protection officer and the administrator", () => {
  test.each(["dpo@example.org", "adm@example.org"])("get no content (%s)", async (email) => {
    const client = await node.signIn(email);
    const { id } = await createPerson(ana, "Content");
    for (const path of [
      "/records",
      "/records?q=content",
      `/records/${id}`,
      `/records/${id}/history`,
      `/records/${id}/related`,
      `/comparisons?left=${id}&right=${id}`,
      "/cases",
      `/cases/${caseId}`,
      "/hits",
      "/requests",
      "/imports",
    ]) {
      const answer = await client.get(path, { "x-justification": "supervision" });
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, "role-missing"]);
    }
    expect((await client.post("/records", {})).status).toBe(403);
  });
});
