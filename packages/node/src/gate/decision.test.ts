import type { AgreementTerms } from "@entente/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { may, type GateQuestion, type Outgoing } from "./decision.ts";
import { allowedQuestion, questions } from "./question.fixture.ts";

const allowed = allowedQuestion();
const statement = allowed.outgoing as Outgoing & { what: "statement" };
const tags = { what: "tags", kind: "Person", originator: "be-police", silent: false } as const;

const foreign = { ...statement, originator: "nl-police" };
const consent = { originator: "nl-police", recipient: "fr-police", expiresAt: null };
const toRabat = { to: { ...allowed.to, country: "ma" } };

/** What the law and the agreement say, written apart from the gate, as one sentence each. */
function oughtToStay(question: GateQuestion): boolean {
  const { outgoing, from, to, agreement, purpose, lastSeenAt, derogation, now } = question;
  const { terms, signatures, suspended, endedAt } = agreement;
  const party = (id: string) => terms.parties.some((one) => one === id);
  if (from.id === to.id || !party(from.id) || !party(to.id)) return true;
  if (outgoing.what === "agreement" || outgoing.what === "recall") return false;
  if (terms.parties.some((one) => signatures[one] === undefined)) return true;
  if (suspended !== null) return true;
  if (endedAt !== null && now.getTime() >= endedAt.getTime()) return true;
  const begins = Date.parse(`${terms.validFrom}T00:00:00Z`);
  const ends = Date.parse(`${terms.validUntil}T23:59:59.999Z`);
  if (now.getTime() < begins || now.getTime() > ends) return true;
  if (lastSeenAt && now.getTime() > lastSeenAt.getTime() + terms.graceHours * 3_600_000)
    return true;
  const thirdCountry = !["be", "fr", "ch"].includes(to.country);
  if (thirdCountry && !terms.safeguard) return true;
  switch (outgoing.what) {
    case "matching":
      return !terms.matching;
    case "correspondence":
      return purpose === undefined || terms.purposes.every((agreed) => agreed !== purpose);
    case "tags":
      return (
        !terms.matching ||
        outgoing.silent ||
        outgoing.originator !== from.id ||
        terms.kinds.every((agreed) => agreed !== outgoing.kind)
      );
    case "statement": {
      const given = outgoing.consent;
      const consented =
        given?.originator === outgoing.originator &&
        given.recipient === to.id &&
        !(given.expiresAt && given.expiresAt.getTime() < now.getTime());
      return (
        purpose === undefined ||
        terms.purposes.every((agreed) => agreed !== purpose) ||
        terms.kinds.every((agreed) => agreed !== outgoing.kind) ||
        (outgoing.kind in terms.fields && outgoing.property !== "name") ||
        (outgoing.originator !== from.id && !consented) ||
        !outgoing.current ||
        outgoing.reference ||
        (thirdCountry && terms.safeguard?.article === "38" && !derogation?.trim()) ||
        (!outgoing.approved && terms.fourEyes.some((kind) => kind === outgoing.kind))
      );
    }
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

  test.each<[string, Partial<GateQuestion>, Partial<AgreementTerms>?]>([
    ["not-a-party", { to: { ...allowed.to, id: "nl-police" } }],
    ["not-a-party", { to: allowed.from }],
    ["signature-missing", { agreement: { ...allowed.agreement, signatures: {} } }],
    ["agreement-suspended", { agreement: { ...allowed.agreement, suspended: "key changed" } }],
    ["agreement-ended", { agreement: { ...allowed.agreement, endedAt: allowed.now } }],
    ["agreement-not-yet-valid", { now: new Date("2025-12-31T23:59:59Z") }],
    ["agreement-expired", { now: new Date("2027-01-01T00:00:00Z") }],
    ["partner-out-of-touch", { lastSeenAt: new Date("2026-06-11T11:59:59Z") }],
    ["matching-not-agreed", { outgoing: tags }, { matching: false }],
    ["kind-not-agreed", { outgoing: { ...statement, kind: "Vessel" } }],
    ["field-not-agreed", {}, { fields: { Person: ["birthDate"] } }],
    ["purpose-not-agreed", { purpose: "tax fraud" }],
    ["purpose-not-agreed", { purpose: undefined }],
    ["safeguard-missing", toRabat],
    ["derogation-missing", toRabat, { safeguard: { article: "38", text: "x", demands: [] } }],
    ["silent-record", { outgoing: { ...tags, silent: true } }],
    ["statement-not-current", { outgoing: { ...statement, current: false } }],
    ["reference", { outgoing: { ...statement, reference: true } }],
    ["originator-consent", { outgoing: foreign }],
    ["originator-consent", { outgoing: { ...foreign, consent: { ...consent, recipient: "x" } } }],
    ["originator-consent", { outgoing: { ...tags, originator: "fr-police" } }],
    ["approval-missing", {}, { fourEyes: ["Person"] }],
  ])("refuses with %s, and says what would help", (reason, more, terms = {}) => {
    expect(may(allowedQuestion(more, terms))).toMatchObject({
      ok: false,
      reason,
      remedy: expect.stringMatching(/\w.+\.$/),
    });
  });

  test("is open on the first and on the last day of an agreement", () => {
    for (const now of ["2026-01-01T00:00:00Z", "2026-12-31T23:59:59.999Z"])
      expect(may(allowedQuestion({ now: new Date(now) })).ok).toBe(true);
  });

  test("is open to a third country with a safeguard, and under a derogation that is justified", () => {
    const safeguard = { article: "37", text: "memorandum", demands: [] } as const;
    expect(may(allowedQuestion(toRabat, { safeguard: { ...safeguard, demands: [] } })).ok).toBe(
      true,
    );
    const justified = { ...toRabat, derogation: "an immediate threat to life" };
    expect(
      may(allowedQuestion(justified, { safeguard: { article: "38", text: "x", demands: [] } })).ok,
    ).toBe(true);
  });

  test("lets another authority's statement pass with its consent, and what a second person approved", () => {
    expect(may(allowedQuestion({ outgoing: { ...foreign, consent } })).ok).toBe(true);
    const approved = { outgoing: { ...statement, approved: true } };
    expect(may(allowedQuestion(approved, { fourEyes: ["Person"] })).ok).toBe(true);
  });

  test("lets the parties recall and end what they agreed even when nothing else passes", () => {
    const ended = { ...allowed.agreement, signatures: {}, suspended: "x", endedAt: allowed.now };
    for (const what of ["recall", "agreement"] as const)
      expect(may(allowedQuestion({ outgoing: { what }, agreement: ended })).ok).toBe(true);
  });
});
