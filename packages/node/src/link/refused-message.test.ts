import { newId } from "@entente/model";
import { bodyHash, canonicalJson } from "@entente/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { delivery, envelope, post } from "./forger.fixture.ts";
import { startPair, terms, type Pair } from "./link-pair.fixture.ts";
import { clockOf, readRefusals, readTraces, traceMessages } from "./link-probe.fixture.ts";

let pair: Pair;

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
});
afterAll(() => pair.stop());

/** The receipts for messages delivered in one group. */
async function receiptsFor(...envelopes: unknown[]) {
  const { status, body } = await post(pair, delivery(pair, ...envelopes));
  expect(status).toBe(200);
  return (body as { receipts: { messageId: string; status: string; reason?: string }[] }).receipts;
}

describe("A partner's message", () => {
  const refused: [string, string, () => Record<string, unknown>][] = [
    ["for another authority", "wrong-addressee", () => envelope({ to: "nl-rotterdam" })],
    ["in another authority's name", "wrong-sender", () => envelope({ from: "nl-rotterdam" })],
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
          signature: expect.any(String),
        },
      ]);
      const refusals = await readRefusals(pair.b.store);
      expect(refusals.find(({ object_id }) => object_id === message["id"])).toMatchObject({
        actor_id: "be-brussels",
        facts: { reason },
      });
    },
  );

  test("under an agreement that this node does not know yet is put off, not refused", async () => {
    const message = envelope({ agreementId: newId() });
    const { body } = await post(pair, delivery(pair, message));
    expect(body).toEqual({
      checkpoint: expect.any(Object),
      receipts: [],
      deferred: [{ messageId: message["id"], reason: "agreement-unknown" }],
    });
  });

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
    const message = envelope();
    const suspend = (suspended: string | null) =>
      pair.b.store.transaction({ type: "system", name: "test" }, (tx) =>
        tx.updateTable("agreement").set({ suspended }).execute(),
      );
    await suspend("matching stopped");
    const first = await receiptsFor(message);
    expect(first).toMatchObject([{ status: "refused", reason: "agreement-suspended" }]);
    await suspend(null);
    expect(await receiptsFor(message)).toEqual(first);
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
