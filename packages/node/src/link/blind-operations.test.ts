import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@entente/model";
import type { ElementsAsked } from "./handlers.ts";
import { agreementId, startPair, type Pair } from "./link-pair.fixture.ts";
import { readRefusals, until } from "./link-probe.fixture.ts";
import { standIn } from "./stranger.fixture.ts";

let pair: Pair;
const asked: ElementsAsked[] = [];
let answer: "evaluate" | "exhausted" | "break" | "too-few" = "evaluate";

beforeAll(async () => {
  pair = await startPair({ times: { connect: 1_000, answer: 1_000 } });
  await pair.b.reopen((link) => {
    link.registerEvaluation(async (elements) => {
      asked.push(elements);
      if (answer === "exhausted") return { ok: false, reason: "budget-exhausted", retryAfter: 60 };
      if (answer === "break") throw new Error("no key");
      const evaluated = elements.elements.map((byte) => byte ^ 0xff);
      return {
        ok: true,
        evaluated: answer === "too-few" ? evaluated.slice(32) : evaluated,
        keyEpoch: 1,
      };
    });
    link.registerProof(async ({ elements }) => ({
      ok: true,
      evaluated: elements,
      proof: new Uint8Array(64).fill(7),
    }));
  });
});
beforeEach(() => {
  asked.length = 0;
  answer = "evaluate";
});
afterAll(() => pair.stop());

const elements = (count: number): Uint8Array =>
  Uint8Array.from({ length: count * 32 }, (_, at) => at % 251);
const evaluate = (count: number, agreement = agreementId) =>
  pair.a.link().evaluate("fr-marseille", agreement, elements(count));

describe("An evaluation", () => {
  test("comes back in the order in which the elements were sent, up to a thousand at once", async () => {
    const evaluated = await evaluate(1000);
    expect(evaluated).toEqual({
      ok: true,
      evaluated: elements(1000).map((byte) => byte ^ 0xff),
      keyEpoch: 1,
    });
    expect(asked).toMatchObject([{ partner: { id: "be-brussels" }, agreementId, count: 1000 }]);
  });

  test("is told to wait when the budget is used up", async () => {
    answer = "exhausted";
    expect(await evaluate(1)).toEqual({ ok: false, reason: "budget-exhausted", retryAfter: 60 });
  });

  test("is not given under an agreement that the two do not have, and that is written down", async () => {
    const unknown = newId();
    expect(await evaluate(1, unknown)).toEqual({ ok: false, reason: "agreement-unknown" });
    expect(asked).toEqual([]);
    const refusals = await readRefusals(pair.b.store);
    expect(refusals.find(({ object_id }) => object_id === unknown)).toMatchObject({
      actor_id: "be-brussels",
      facts: { reason: "agreement-unknown" },
    });
  });

  test("is not given for more than a thousand elements, none, or half of one", async () => {
    for (const bytes of [0, 31, 33, 32 * 1001])
      expect(
        await pair.a.link().evaluate("fr-marseille", agreementId, new Uint8Array(bytes)),
      ).toEqual({ ok: false, reason: "malformed" });
    expect(asked).toEqual([]);
  });

  test("is not asked of somebody unknown", async () => {
    expect(await pair.a.link().evaluate("nl-rotterdam", agreementId, elements(1))).toEqual({
      ok: false,
      reason: "unknown-partner",
    });
  });

  test("that breaks at the partner, or has fewer elements, is told as such", async () => {
    answer = "too-few";
    expect(await evaluate(3)).toEqual({ ok: false, reason: "nonsense" });
    answer = "break";
    expect(await evaluate(3)).toEqual({ ok: false, reason: "internal-error" });
  });

  test("is not offered by a node that does none", async () => {
    const answered = await pair.b.link().evaluate("be-brussels", agreementId, elements(1));
    expect(answered).toEqual({ ok: false, reason: "unknown-operation" });
  });
});

test("A proof comes back with its elements", async () => {
  expect(await pair.a.link().prove("fr-marseille", agreementId, elements(100))).toEqual({
    ok: true,
    evaluated: elements(100),
    proof: new Uint8Array(64).fill(7),
  });
});

test("A partner that fails is spared further questions for a while, and found again", async () => {
  const port = Number(new URL(pair.b.link().url).port);
  await pair.b.stopLink();
  for (let time = 0; time < 3; time++)
    expect(await evaluate(1)).toMatchObject({ ok: false, reason: "down" });
  const fake = await standIn(port, pair.b.node.identity.tls, (response) => response.end("{}"));
  expect(await evaluate(1)).toMatchObject({
    ok: false,
    reason: "down",
    retryAfter: expect.any(Number),
  });
  expect(fake.requests()).toBe(0);
  await fake.close();
  await pair.b.reopen((link) =>
    link.registerEvaluation(async ({ elements: evaluated }) => ({
      ok: true,
      evaluated,
      keyEpoch: 2,
    })),
  );
  const again = await until(
    () => evaluate(1),
    ({ ok }) => ok,
  );
  expect(again).toMatchObject({ keyEpoch: 2 });
});
