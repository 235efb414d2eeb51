import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "../link/send.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { clear, isCleared, type Clearance } from "./clearance.ts";
import { may } from "./decision.ts";
import { allowedQuestion, questions } from "./question.fixture.ts";

const { outgoing, ...question } = allowedQuestion();
const agreementId = question.agreement.id;
const another = "018f0000-0000-7000-8000-000000000002";

function granted(): Clearance {
  const cleared = clear(question, [outgoing]);
  if (!cleared.ok) throw new Error("refused");
  return cleared.clearance;
}

describe("A clearance", () => {
  test("is given only when everything in the message may leave", () => {
    fc.assert(
      fc.property(questions, fc.array(questions, { maxLength: 4 }), (first, others) => {
        const { outgoing: own, ...shared } = first;
        const outgoings = [own, ...others.map((other) => other.outgoing)];
        const refused = outgoings.flatMap((out, index) =>
          may({ ...shared, outgoing: out }).ok ? [] : [index],
        );
        const cleared = clear(shared, outgoings);
        expect(cleared.ok ? [] : cleared.refusals.map((row) => row.index)).toEqual(refused);
        expect(cleared.ok).toBe(refused.length === 0);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  test("is not given for nothing: there is always something that leaves", () => {
    expect(() => clear(question, [])).toThrow(/nothing/);
  });

  test("holds for its recipient and its agreement alone", () => {
    const clearance = granted();
    expect(isCleared(clearance, "fr-police", agreementId, "content")).toBe(true);
    expect(isCleared(clearance, "nl-police", agreementId, "content")).toBe(false);
    expect(isCleared(clearance, "fr-police", another, "content")).toBe(false);
  });

  test("for letters or matching lets out no content, and the other way round", () => {
    const cleared = clear(question, [{ what: "correspondence" }]);
    if (!cleared.ok) throw new Error("refused");
    expect(isCleared(cleared.clearance, "fr-police", agreementId, "correspondence")).toBe(true);
    expect(isCleared(cleared.clearance, "fr-police", agreementId, "content")).toBe(false);
    expect(isCleared(granted(), "fr-police", agreementId, "matching")).toBe(false);
  });

  test("cannot be made by hand, copied, wrapped or turned to another recipient", () => {
    const real = granted();
    const forged: Clearance[] = [
      { to: "fr-police", agreementId, scope: "content" },
      Object.freeze({ ...real }),
      structuredClone(real),
      Object.create(real) as Clearance,
      new Proxy(real, {}),
      JSON.parse(JSON.stringify(real)) as Clearance,
    ];
    for (const clearance of forged)
      expect(isCleared(clearance, "fr-police", agreementId, "content")).toBe(false);
    expect(() => Object.assign(real, { to: "nl-police" })).toThrow(TypeError);
    expect(isCleared(real, "nl-police", agreementId, "content")).toBe(false);
  });
});

describe("Sending", () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  });
  afterAll(() => node.stop());

  const attempt = (clearance: Clearance, partnerId: string, agreement: string) =>
    node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      send(node.context, tx, clearance, {
        partnerId,
        agreementId: agreement,
        stream: "s",
        type: "reply",
        payload: { noticeId: another, contact: "A" } as never,
      }),
    );
  const outbox = () =>
    node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx.selectFrom("outbox").select("id").execute(),
    );

  test.each<[string, () => Clearance, string, string]>([
    [
      "a look-alike",
      () => ({ to: "fr-police", agreementId, scope: "content" }),
      "fr-police",
      agreementId,
    ],
    ["another recipient's", granted, "nl-police", agreementId],
    ["another agreement's", granted, "fr-police", another],
  ])("is refused with %s clearance, and leaves nothing in the outbox", async (_what, ...given) => {
    const [clearance, partnerId, agreement] = given;
    await expect(attempt(clearance(), partnerId, agreement)).rejects.toThrow(/clearance/);
    expect(await outbox()).toEqual([]);
  });
});
