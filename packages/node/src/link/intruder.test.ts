import { newId } from "@entente/model";
import { bodyHash, canonicalJson, deliveryBody, maxBodyBytes } from "@entente/protocol";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadIdentity, type Identity } from "./identity.ts";
import { agreementId, startPair, terms, type Pair } from "./link-pair.fixture.ts";
import {
  clockOf,
  readInbox,
  readRefusals,
  readTraces,
  tracedType as type,
  traceMessages,
} from "./link-probe.fixture.ts";
import { signRequest } from "./sign-request.ts";
import { rawRequest, type RawAnswer } from "./stranger.fixture.ts";

let pair: Pair;
let stranger: Identity;

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
  stranger = await loadIdentity(await mkdtemp(join(tmpdir(), "entente-x-")), "be-brussels");
});
afterAll(() => pair.stop());

const path = "/link/messages";
const url = () => pair.b.link().url;
const brussels = () => pair.a.node.identity;

/** An envelope from the one end of the pair to the other, changed at will. */
function envelope(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: newId(),
    type,
    from: "be-brussels",
    to: "fr-marseille",
    agreementId,
    sentAt: new Date().toISOString(),
    payload: clockOf(),
    ...changes,
  };
}

type Forgery = {
  tls?: Identity["tls"];
  signer?: Pick<Identity, "keyId" | "sign">;
  at?: Date;
  nonce?: string;
  sentBody?: string;
  headers?: (signed: Record<string, string>) => Record<string, string>;
  path?: string;
};

/** Posts a body as the partner would, but for what the forgery changes. */
function post(body: string, forgery: Forgery = {}): Promise<RawAnswer> {
  const signed = signRequest(
    { method: "POST", authority: new URL(url()).host, path, body: Buffer.from(body) },
    forgery.signer ?? brussels(),
    forgery.at ?? new Date(),
    forgery.nonce,
  );
  return rawRequest(url(), {
    tls: forgery.tls ?? brussels().tls,
    path: forgery.path ?? path,
    headers: forgery.headers?.(signed) ?? signed,
    body: forgery.sentBody ?? body,
  });
}

const delivery = (...envelopes: unknown[]): string =>
  deliveryBody([envelopes.map((value) => canonicalJson(value))]);

/** The receipts for messages delivered in one group. */
async function receiptsFor(...envelopes: unknown[]) {
  const { status, body } = await post(delivery(...envelopes));
  expect(status).toBe(200);
  return (body as { receipts: { messageId: string; status: string; reason?: string }[] }).receipts;
}

describe("A request that is not what a partner signed", () => {
  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
  const forgeries: [string, string, () => Forgery][] = [
    [
      "with a signature by another key",
      "bad-signature",
      () => ({ signer: { keyId: brussels().keyId, sign: stranger.sign } }),
    ],
    ["signed with a key that is not pinned", "unknown-key", () => ({ signer: stranger })],
    [
      "signed by another partner's key than the certificate says",
      "unknown-key",
      () => ({ signer: pair.b.node.identity }),
    ],
    ["signed six minutes ago", "too-old", () => ({ at: minutes(-6) })],
    ["signed two minutes from now", "in-the-future", () => ({ at: minutes(2) })],
    ["with a changed body", "digest-mismatch", () => ({ sentBody: delivery(envelope()) })],
    [
      "with a digest made to fit a changed body",
      "bad-signature",
      () => {
        const sentBody = delivery(envelope());
        const { "content-digest": digest } = signRequest(
          { method: "POST", authority: "x", path, body: Buffer.from(sentBody) },
          stranger,
          new Date(),
        );
        return { sentBody, headers: (signed) => ({ ...signed, "content-digest": digest }) };
      },
    ],
    ["for another operation", "bad-signature", () => ({ path: "/link/evaluations" })],
    [
      "without a signature",
      "missing-component",
      () => ({ headers: () => ({ "content-type": "application/json" }) }),
    ],
    [
      "whose signature leaves out the digest",
      "missing-component",
      () => ({
        headers: (signed) => ({
          ...signed,
          "signature-input": signed["signature-input"]!.replace(' "content-digest"', ""),
        }),
      }),
    ],
    [
      "with a signature that is no structured field",
      "bad-signature",
      () => ({ headers: (signed) => ({ ...signed, signature: "entente=:???:" }) }),
    ],
  ];
  test.each(forgeries)("%s is answered %s and has no effect", async (_name, reason, forge) => {
    const payload = clockOf();
    const refusalsBefore = (await readRefusals(pair.b.store)).length;
    const answer = await post(delivery(envelope({ payload })), forge());
    expect(answer).toMatchObject({ status: 401, body: { reason } });
    expect((await readTraces(pair.b.store)).has(payload.requestId)).toBe(false);
    const refusals = await readRefusals(pair.b.store);
    expect(refusals).toHaveLength(refusalsBefore + 1);
    expect(refusals.at(-1)).toMatchObject({ actor_id: "be-brussels", facts: { reason } });
  });

  test("the same again is refused for its nonce", async () => {
    const nonce = newId();
    const body = delivery(envelope());
    expect(await post(body, { nonce })).toMatchObject({ status: 200 });
    expect(await post(body, { nonce })).toMatchObject({
      status: 401,
      body: { reason: "nonce-repeated" },
    });
  });

  test("a forged request does not use up the nonce of a genuine one", async () => {
    const nonce = newId();
    const body = delivery(envelope());
    const signer = { keyId: brussels().keyId, sign: stranger.sign };
    expect(await post(body, { nonce, signer })).toMatchObject({ status: 401 });
    expect(await post(body, { nonce })).toMatchObject({ status: 200 });
  });

  test("a clock that is behind is forgiven for a minute, one that is ahead for five", async () => {
    for (const seconds of [50, -290]) {
      const at = new Date(Date.now() + seconds * 1000);
      expect(await post(delivery(envelope()), { at })).toMatchObject({ status: 200 });
    }
  });
});

describe("Somebody without a pinned certificate", () => {
  test("gets no answer, whatever is asked", async () => {
    const noAnswer = /hang up|ECONNRESET|EPIPE|closed|disconnected/;
    const body = delivery(envelope());
    await expect(post(body, { tls: stranger.tls })).rejects.toThrow(noAnswer);
    const identity = { method: "GET", path: "/link/identity" };
    await expect(rawRequest(url(), { ...identity, tls: stranger.tls })).rejects.toThrow(noAnswer);
    await expect(rawRequest(url(), identity)).rejects.toThrow(noAnswer);
  });
});

describe("A partner's message", () => {
  const refused: [string, string, () => Record<string, unknown>][] = [
    ["for another authority", "wrong-addressee", () => envelope({ to: "nl-rotterdam" })],
    ["in another authority's name", "wrong-sender", () => envelope({ from: "nl-rotterdam" })],
    ["under an unknown agreement", "agreement-unknown", () => envelope({ agreementId: newId() })],
    ["under no agreement", "agreement-missing", () => envelope({ agreementId: null })],
    ["of an unknown type", "unknown-type", () => envelope({ type: "gossip" })],
    [
      "of a type nobody takes here",
      "unknown-type",
      () => envelope({ type: "refusal", payload: refusal }),
    ],
    ["with a field that cannot be printed", "malformed: a?b", () => envelope({ "a\0b": 1 })],
    ["with an unknown field", "malformed: colour", () => envelope({ colour: "red" })],
    [
      "with an unknown field in its payload",
      "malformed: payload.colour",
      () => envelope({ payload: { ...clockOf(), colour: "red" } }),
    ],
    [
      "with a wrong value",
      "malformed: payload.dueAt",
      () => envelope({ payload: { ...clockOf(), dueAt: "tomorrow" } }),
    ],
  ];
  const refusal = {
    requestId: newId(),
    requestHash: "0".repeat(64),
    reason: "other",
    text: "",
    answeredBy: "A. Person",
  };
  test.each(refused)(
    "%s is refused as %s, and that is written down",
    async (_name, reason, make) => {
      const message = make();
      expect(await receiptsFor(message)).toEqual([
        {
          messageId: message["id"],
          status: "refused",
          reason,
          receivedAt: expect.any(String),
          bodyHash: bodyHash(canonicalJson(message)),
        },
      ]);
      const refusals = await readRefusals(pair.b.store);
      expect(refusals.find(({ object_id }) => object_id === message["id"])).toMatchObject({
        actor_id: "be-brussels",
        facts: { reason },
      });
    },
  );

  test("under an agreement that has ended or was suspended is refused", async () => {
    const setTerms = (changes: object, suspended: string | null) =>
      pair.b.store.transaction({ type: "system", name: "test" }, (tx) =>
        tx
          .updateTable("agreement")
          .set({ terms: { ...terms, ...changes }, suspended })
          .execute(),
      );
    await setTerms({ validUntil: "2020-12-31" }, null);
    expect(await receiptsFor(envelope())).toMatchObject([{ reason: "agreement-expired" }]);
    await setTerms({ validFrom: "2099-01-01" }, null);
    expect(await receiptsFor(envelope())).toMatchObject([{ reason: "agreement-not-yet-valid" }]);
    await setTerms({}, "matching stopped");
    expect(await receiptsFor(envelope())).toMatchObject([{ reason: "agreement-suspended" }]);
    await setTerms({}, null);
    expect(await receiptsFor(envelope())).toMatchObject([{ status: "accepted" }]);
  });

  test("sent twice gets the same receipt twice, and one effect", async () => {
    const payload = clockOf();
    const message = envelope({ payload });
    const first = await receiptsFor(message);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await receiptsFor(message)).toEqual(first);
    expect(await receiptsFor(message, message)).toEqual(first);
    expect((await readTraces(pair.b.store)).get(payload.requestId)).toBe(1);
  });

  test("sent many times at once gets one receipt and one effect", async () => {
    const payload = clockOf();
    const message = envelope({ payload });
    const answers = await Promise.all(Array.from({ length: 8 }, () => receiptsFor(message)));
    expect(new Set(answers.map((receipts) => JSON.stringify(receipts))).size).toBe(1);
    expect((await readTraces(pair.b.store)).get(payload.requestId)).toBe(1);
  });

  test("refused once is refused again with the first receipt, though it would be taken now", async () => {
    const message = envelope({ agreementId: newId() });
    const first = await receiptsFor(message);
    await pair.b.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .updateTable("agreement")
        .set({ id: String(message["agreementId"]) })
        .execute(),
    );
    expect(await receiptsFor(message)).toEqual(first);
    await pair.b.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx.updateTable("agreement").set({ id: agreementId }).execute(),
    );
  });

  test("with the id of another is refused, and the other's receipt stands", async () => {
    const message = envelope();
    const first = await receiptsFor(message);
    const other = envelope({ id: message["id"] });
    expect(await receiptsFor(other)).toMatchObject([
      { status: "refused", reason: "message-id-reused" },
    ]);
    expect(await receiptsFor(message)).toEqual(first);
  });

  test("that is bad does not keep the good ones beside it from being taken", async () => {
    const good = [envelope(), envelope()];
    const receipts = await receiptsFor(good[0], envelope({ type: "gossip" }), good[1]);
    expect(receipts.map(({ status }) => status)).toEqual(["accepted", "refused", "accepted"]);
  });
});

describe("A partner's request", () => {
  const inbox = async () => (await readInbox(pair.b.store)).length;

  test.each([
    ["of no JSON", "{groups", "not-json", undefined],
    ["in another encoding", Buffer.from([0x22, 0xff, 0x22]).toString("latin1"), "malformed", ""],
    ["of another form", "[]", "malformed", ""],
    ["without messages", '{"groups":[]}', "malformed", "groups"],
    ["with more than it may have", '{"groups":[[1]],"x":1}', "malformed", "x"],
    ["with something that is no message", '{"groups":[[7]]}', "malformed", "groups.0.0"],
    [
      "with half a character",
      `{"groups":[[{"id":"${newId()}","payload":"\\ud800"}]]}`,
      "malformed",
      "groups.0.0",
    ],
  ])("%s is answered 400 and changes nothing", async (_name, body, reason, at) => {
    const before = await inbox();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(at === undefined ? { reason } : { reason, path: at });
    expect(await inbox()).toBe(before);
  });

  test("with a message nested a million deep is answered like any that is malformed", async () => {
    const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    const answer = await post(`{"groups":[[{"id":"${newId()}","payload":${deep}}]]}`);
    expect(answer.body).toMatchObject({ receipts: [{ status: "refused" }] });
  });

  test("of more than 8 MiB is answered 413", async () => {
    const answer = await post(" ".repeat(maxBodyBytes + 1));
    expect(answer).toMatchObject({ status: 413, body: { reason: "too-large" } });
  });

  test("for an unknown operation is answered 404", async () => {
    expect(await post("{}", { path: "/link/secrets" })).toMatchObject({ status: 404 });
    const api = await rawRequest(url(), {
      tls: brussels().tls,
      method: "GET",
      path: "/api/v1/session",
    });
    expect(api.status).toBe(404);
  });

  test("that is not JSON by its type is answered 415", async () => {
    const headers = (signed: Record<string, string>) => ({ ...signed, "content-type": "text/xml" });
    expect(await post("{}", { headers })).toMatchObject({ status: 415 });
  });

  test("for the node's identity tells who it is and its key", async () => {
    const answer = await rawRequest(url(), {
      tls: brussels().tls,
      method: "GET",
      path: "/link/identity",
    });
    expect(answer.body).toMatchObject({
      authority: { id: "fr-marseille" },
      signingKey: pair.b.node.identity.signingKey.toString("base64"),
    });
  });
});
