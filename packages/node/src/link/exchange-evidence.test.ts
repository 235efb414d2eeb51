import { messageBytes, receiptBytes, type Receipt } from "@entente/protocol";
import { verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { delivery, envelope, post } from "./forger.fixture.ts";
import { startPair, type End, type Pair } from "./link-pair.fixture.ts";
import { clockOf, tracedType as type, traceMessages, untilSettled } from "./link-probe.fixture.ts";

let pair: Pair;

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
});
afterAll(() => pair.stop());

const evidenceAt = ({ store }: End) =>
  store.transaction({ type: "system", name: "test" }, (tx) =>
    tx.selectFrom("exchange_evidence").selectAll().orderBy("at").execute(),
  );

function signedBy({ node }: End, bytes: Uint8Array, signature: string): boolean {
  const x = node.identity.signingKey.toString("base64url");
  const key = { key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" } as const;
  return verify(null, bytes, key, Buffer.from(signature, "base64"));
}

describe("A message that was delivered", () => {
  test("leaves each side with what the other signed of it, and without its content", async () => {
    const payload = clockOf();
    const sent = await pair.a.send({ stream: "s", type, payload });
    await untilSettled(pair.a.store);
    const [kept] = await evidenceAt(pair.b);
    expect(kept).toMatchObject({ message_id: sent.id, direction: "in", type });
    expect(kept?.body_hash.toString("hex")).toBe(sent.bodyHash);
    expect(kept?.signed_with).toBe(pair.a.node.identity.keyId);
    expect(signedBy(pair.a, messageBytes(sent.bodyHash), kept?.signed ?? "")).toBe(true);

    const [receipted] = await evidenceAt(pair.a);
    expect(receipted).toMatchObject({ message_id: sent.id, direction: "out", type });
    const receipt = JSON.parse(receipted?.signed ?? "") as Receipt;
    expect(receipt).toMatchObject({ status: "accepted", bodyHash: sent.bodyHash });
    expect(signedBy(pair.b, receiptBytes(receipt), receipt.signature)).toBe(true);
    const altered = { ...receipt, receivedAt: "2026-01-01T00:00:00.000Z" };
    expect(signedBy(pair.b, receiptBytes(altered), receipt.signature)).toBe(false);
    for (const end of [pair.a, pair.b])
      expect(JSON.stringify(await evidenceAt(end))).not.toContain(payload.requestId);
  });

  test("is put off when its sender has not signed it, or signed something else", async () => {
    const message = envelope();
    const other = delivery(pair, envelope());
    const signature = /"signature":"([^"]{86}==)"\}\]/.exec(other)?.[1] ?? "";
    const forged = delivery(pair, message).replace(
      /"signature":"[^"]{86}=="\}\]/,
      () => `"signature":"${signature}"}]`,
    );
    const { body } = await post(pair, forged);
    expect(body).toMatchObject({
      receipts: [],
      deferred: [{ messageId: message["id"], reason: "message-not-signed" }],
    });
    const kept = await evidenceAt(pair.b);
    expect(kept.some((row) => row.message_id === message["id"])).toBe(false);
  });
});
