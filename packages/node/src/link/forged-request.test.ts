import { newId } from "@entente/model";
import { maxBodyBytes } from "@entente/protocol";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkpoint, delivery, envelope, post, type Forgery } from "./forger.fixture.ts";
import { loadIdentity, type Identity } from "./identity.ts";
import { startPair, type Pair } from "./link-pair.fixture.ts";
import {
  clockOf,
  readInbox,
  readRefusals,
  readTraces,
  traceMessages,
} from "./link-probe.fixture.ts";
import { messagesPath as path } from "./paths.ts";
import { signRequest } from "./sign-request.ts";
import { rawRequest } from "./stranger.fixture.ts";

let pair: Pair;
let stranger: Identity;

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
  stranger = await loadIdentity(await mkdtemp(join(tmpdir(), "entente-x-")), "be-brussels");
});
afterAll(() => pair.stop());

const url = () => pair.b.link().url;
const brussels = () => pair.a.node.identity;

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
    ["with a changed body", "digest-mismatch", () => ({ sentBody: delivery(pair, envelope()) })],
    [
      "with a digest made to fit a changed body",
      "bad-signature",
      () => {
        const sentBody = delivery(pair, envelope());
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
    const answer = await post(pair, delivery(pair, envelope({ payload })), forge());
    expect(answer).toMatchObject({ status: 401, body: { reason } });
    expect((await readTraces(pair.b.store)).has(payload.requestId)).toBe(false);
    const refusals = await readRefusals(pair.b.store);
    expect(refusals).toHaveLength(refusalsBefore + 1);
    expect(refusals.at(-1)).toMatchObject({ actor_id: "be-brussels", facts: { reason } });
  });

  test("the same again is refused for its nonce", async () => {
    const nonce = newId();
    const body = delivery(pair, envelope());
    expect(await post(pair, body, { nonce })).toMatchObject({ status: 200 });
    expect(await post(pair, body, { nonce })).toMatchObject({
      status: 401,
      body: { reason: "nonce-repeated" },
    });
  });

  test("a forged request does not use up the nonce of a genuine one", async () => {
    const nonce = newId();
    const body = delivery(pair, envelope());
    const signer = { keyId: brussels().keyId, sign: stranger.sign };
    expect(await post(pair, body, { nonce, signer })).toMatchObject({ status: 401 });
    expect(await post(pair, body, { nonce })).toMatchObject({ status: 200 });
  });

  test("a clock that is behind is forgiven for a minute, one that is ahead for five", async () => {
    for (const seconds of [50, -290]) {
      const at = new Date(Date.now() + seconds * 1000);
      expect(await post(pair, delivery(pair, envelope()), { at })).toMatchObject({ status: 200 });
    }
  });
});

describe("Somebody without a pinned certificate", () => {
  test("gets no answer, whatever is asked", async () => {
    const noAnswer = /hang up|ECONNRESET|EPIPE|closed|disconnected/;
    const body = delivery(pair, envelope());
    await expect(post(pair, body, { tls: stranger.tls })).rejects.toThrow(noAnswer);
    const identity = { method: "GET", path: "/link/identity" };
    await expect(rawRequest(url(), { ...identity, tls: stranger.tls })).rejects.toThrow(noAnswer);
    await expect(rawRequest(url(), identity)).rejects.toThrow(noAnswer);
  });
});

/** A body by hand: … stands for the checkpoint, what stands between two § becomes a message. */
function written(body: string): string {
  const signature = Buffer.alloc(64).toString("base64");
  return body
    .replace("…", `"checkpoint":${JSON.stringify(checkpoint(pair.a))}`)
    .replace(/§(.*)§/s, `{"signature":"${signature}","message":$1}`);
}

describe("A partner's request", () => {
  const inbox = async () => (await readInbox(pair.b.store)).length;

  test.each([
    ["of no JSON", "{groups", "not-json", undefined],
    ["in another encoding", Buffer.from([0x22, 0xff, 0x22]).toString("latin1"), "malformed", ""],
    ["of another form", "[]", "malformed", ""],
    ["without a checkpoint", '{"groups":[]}', "malformed", "checkpoint"],
    ["without messages", '{…,"groups":[]}', "malformed", "groups"],
    ["with more than it may have", '{…,"groups":[[§7§]],"x":1}', "malformed", "x"],
    ["with a message that nobody signed", '{…,"groups":[[7]]}', "malformed", "groups.0.0"],
    [
      "with something that is no message",
      '{…,"groups":[[§7§]]}',
      "malformed",
      "groups.0.0.message",
    ],
    [
      "with half a character",
      `{…,"groups":[[§{"id":"${newId()}","payload":"\\ud800"}§]]}`,
      "malformed",
      "groups.0.0.message",
    ],
  ])("%s is answered 400 and changes nothing", async (_name, body, reason, at) => {
    const before = await inbox();
    const answer = await post(pair, written(body));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(at === undefined ? { reason } : { reason, path: at });
    expect(await inbox()).toBe(before);
  });

  test("with a message nested a million deep is answered like any that nobody signed", async () => {
    const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    const message = `{"id":"${newId()}","payload":${deep}}`;
    const answer = await post(pair, written(`{…,"groups":[[§${message}§]]}`));
    expect(answer.body).toMatchObject({ deferred: [{ reason: "message-not-signed" }] });
  });

  test("of more than 8 MiB is answered 413", async () => {
    const answer = await post(pair, " ".repeat(maxBodyBytes + 1));
    expect(answer).toMatchObject({ status: 413, body: { reason: "too-large" } });
  });

  test("for an unknown operation is answered 404", async () => {
    expect(await post(pair, "{}", { path: "/link/secrets" })).toMatchObject({ status: 404 });
    const api = await rawRequest(url(), {
      tls: brussels().tls,
      method: "GET",
      path: "/api/v1/session",
    });
    expect(api.status).toBe(404);
  });

  test("that is not JSON by its type is answered 415", async () => {
    const headers = (signed: Record<string, string>) => ({ ...signed, "content-type": "text/xml" });
    expect(await post(pair, "{}", { headers })).toMatchObject({ status: 415 });
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
