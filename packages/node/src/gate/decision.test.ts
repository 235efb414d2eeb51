import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { may, type GateQuestion, type Outgoing } from "./decision.ts";
import { allowedQuestion, questions } from "./question.fixture.ts";

const allowed = allowedQuestion();
const statement = allowed.outgoing as Outgoing & { what: "statement" };
const tags = { what: "tags", kind: "Person", originator: "be-police", silent: false } as const;

/** What the law and the agreement say, written apart from the gate, as one sentence each. */
function oughtToStay({ outgoing, from, to, agreement, purpose, now }: GateQuestion): boolean {
  const [a, b] = agreement.parties;
  const betweenParties = (from.id === a && to.id === b) || (from.id === b && to.id === a);
  if (!betweenParties) return true;
  const begins = Date.parse(`${agreement.validFrom}T00:00:00Z`);
  const ends = Date.parse(`${agreement.validUntil}T23:59:59.999Z`);
  if (now.getTime() < begins || now.getTime() > ends) return true;
  const thirdCountry = !["be", "fr", "ch"].includes(to.country);
  if (thirdCountry && !agreement.safeguard) return true;
  switch (outgoing.what) {
    case "matching":
      return !agreement.matching;
    case "correspondence":
      return purpose === undefined || agreement.purposes.every((agreed) => agreed !== purpose);
    case "tags":
      return (
        !agreement.matching ||
        outgoing.silent ||
        outgoing.originator !== from.id ||
        agreement.kinds.every((agreed) => agreed !== outgoing.kind)
      );
    case "statement":
      return (
        purpose === undefined ||
        agreement.purposes.every((agreed) => agreed !== purpose) ||
        agreement.kinds.every((agreed) => agreed !== outgoing.kind) ||
        outgoing.originator !== from.id ||
        !outgoing.current ||
        outgoing.reference
      );
  }
}

describe("The gate", () => {
  test("lets out what may leave and nothing else, whatever is asked", () => {
    let [open, shut] = [0, 0];
    fc.assert(
      fc.property(questions, (question) => {
        const decision = may(question);
        if (decision.ok) open++;
        else shut++;
        expect(decision.ok).toBe(!oughtToStay(question));
      }),
      { seed: 1, numRuns: 20_000 },
    );
    expect(Math.min(open, shut)).toBeGreaterThan(50);
  });

  test("answers the same question in the same way, and changes nothing in it", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const before = structuredClone(question);
        expect(may(question)).toEqual(may(question));
        expect(question).toEqual(before);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test("names the basis on which something leaves", () => {
    expect(may(allowedQuestion())).toEqual({ ok: true, basis: "Agreement (art. 1)" });
  });

  test.each<[string, Partial<GateQuestion>]>([
    ["not-a-party", { to: { ...allowed.to, id: "nl-police" } }],
    ["not-a-party", { to: allowed.from }],
    ["agreement-not-yet-valid", { now: new Date("2025-12-31T23:59:59Z") }],
    ["agreement-expired", { now: new Date("2027-01-01T00:00:00Z") }],
    [
      "matching-not-agreed",
      { outgoing: tags, agreement: { ...allowed.agreement, matching: false } },
    ],
    ["kind-not-agreed", { outgoing: { ...statement, kind: "Vessel" } }],
    ["purpose-not-agreed", { purpose: "tax fraud" }],
    ["purpose-not-agreed", { purpose: undefined }],
    ["safeguard-missing", { to: { ...allowed.to, country: "ma" } }],
    ["silent-record", { outgoing: { ...tags, silent: true } }],
    ["statement-not-current", { outgoing: { ...statement, current: false } }],
    ["reference", { outgoing: { ...statement, reference: true } }],
    ["originator-consent", { outgoing: { ...statement, originator: "nl-police" } }],
    ["originator-consent", { outgoing: { ...tags, originator: "fr-police" } }],
  ])("refuses with %s, and says what would help", (reason, more) => {
    expect(may(allowedQuestion(more))).toMatchObject({
      ok: false,
      reason,
      remedy: expect.stringMatching(/\w.+\.$/),
    });
  });

  test("is open on the first and on the last day of an agreement", () => {
    for (const now of ["2026-01-01T00:00:00Z", "2026-12-31T23:59:59.999Z"])
      expect(may(allowedQuestion({ now: new Date(now) })).ok).toBe(true);
  });

  test("is open to a third country with a safeguard", () => {
    const safeguard = { article: "37", text: "memorandum" } as const;
    const question = {
      to: { ...allowed.to, country: "ma" },
      agreement: { ...allowed.agreement, safeguard },
    };
    expect(may(allowedQuestion(question)).ok).toBe(true);
  });
});
