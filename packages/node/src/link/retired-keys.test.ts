import {
  canonicalJson,
  isSigned,
  publicKeyOf,
  receiptBytes,
  type Receipt,
} from "@entente/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { savePartner } from "../features/agreements/partners.ts";
import { delivery, envelope, post, type Forgery } from "./forger.fixture.ts";
import { loadIdentity } from "./identity.ts";
import { announceKeys, keyFolder } from "./key-rotation.ts";
import { startPair, type End, type Pair } from "./link-pair.fixture.ts";
import { readTraces, traceMessages } from "./link-probe.fixture.ts";

let pair: Pair;

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
});
afterAll(() => pair.stop());

type Answer = { receipts: Receipt[]; deferred: { messageId: string; reason: string }[] };

async function answerTo(body: string, forgery: Forgery = {}): Promise<Answer> {
  const { status, body: answer } = await post(pair, body, forgery);
  expect(status).toBe(200);
  return answer as Answer;
}

/** Lets a node take up new keys now, as at the end of a rotation; answers with those it had. */
async function changeKeys({ node, dataDir }: End) {
  const former = await loadIdentity(dataDir, node.authority.id);
  const now = new Date();
  const made = await announceKeys(
    keyFolder(dataDir),
    node.authority.id,
    { validFrom: new Date(now.getTime() - 2_000), overlapUntil: new Date(now.getTime() - 1_000) },
    now,
  );
  expect(made.ok).toBe(true);
  await node.identity.refresh();
  expect(node.identity.keyId).not.toBe(former.keyId);
  return former;
}

function isSignedBy({ node }: End, { signature, ...facts }: Receipt): boolean {
  const receipt = { ...facts, signature };
  return isSigned(receiptBytes(receipt), signature, publicKeyOf(node.identity.signingKey));
}

describe("When keys have changed between a message and its repetition", () => {
  test("the first receipt comes again under the key that the sender takes now", async () => {
    const message = envelope();
    const first = (await answerTo(delivery(pair, message))).receipts[0]!;
    await changeKeys(pair.b);
    expect(isSignedBy(pair.b, first)).toBe(false);
    const again = (await answerTo(delivery(pair, message))).receipts[0]!;
    expect(isSignedBy(pair.b, again)).toBe(true);
    expect({ ...again, signature: "" }).toEqual({ ...first, signature: "" });
  });

  test("a message that was taken gets its receipt though its signature is by a retired key", async () => {
    const payload = envelope()["payload"];
    const message = envelope({ payload });
    const underTheOldKey = delivery(pair, message);
    const first = (await answerTo(underTheOldKey)).receipts[0]!;
    await changeKeys(pair.a);
    await pair.b.store.transaction({ type: "system", name: "test" }, (tx) =>
      savePartner(tx, {
        authority: pair.a.node.authority,
        linkUrl: pair.a.link().url,
        signingKey: pair.a.node.identity.signingKey.toString("base64"),
        tlsFingerprint: pair.a.node.identity.tls.fingerprint,
      }),
    );
    await pair.b.reopen(traceMessages);
    const repeated = withCheckpointOf(underTheOldKey, delivery(pair, message));
    expect(await answerTo(repeated)).toMatchObject({ receipts: [first], deferred: [] });
    const { requestId } = payload as { requestId: string };
    expect((await readTraces(pair.b.store)).get(requestId)).toBe(1);
  });

  test("a message that is signed by no key taken now is put off, since keys may be mended", async () => {
    const message = envelope();
    const signed = delivery(pair, message);
    const other = delivery(pair, envelope());
    const unsigned = withCheckpointOf(
      signed.replace(signatureOf(signed), () => signatureOf(other)),
      signed,
    );
    expect(await answerTo(unsigned)).toMatchObject({
      receipts: [],
      deferred: [{ messageId: message["id"], reason: "message-not-signed" }],
    });
    expect(await answerTo(signed)).toMatchObject({
      receipts: [{ messageId: message["id"], status: "accepted" }],
    });
  });
});

type Delivery = { checkpoint: unknown; groups: { signature: string }[][] };

/** A delivery's messages under the checkpoint of another. */
function withCheckpointOf(messages: string, other: string): string {
  const { checkpoint } = JSON.parse(other) as Delivery;
  return canonicalJson({ ...(JSON.parse(messages) as Delivery), checkpoint });
}

function signatureOf(body: string): string {
  return (JSON.parse(body) as Delivery).groups[0]![0]!.signature;
}
