import {
  agreementTermsSchema,
  kindNames,
  usualTerms,
  type Agreement,
  type AgreementTerms,
  type Handling,
} from "@entente/model";
import fc from "fast-check";
import type { Consent, GateQuestion, Outgoing } from "./decision.ts";

const parties = ["be-police", "fr-police", "ma-liaison"] as const;
const countries = ["be", "fr", "ma", "us", "ch", "gb", "xx"] as const;
const purposes = ["drug trafficking", "money laundering", "murder"] as const;
const kinds = kindNames.slice(0, 3);
const days = ["2025-12-31", "2026-01-01", "2026-06-15", "2026-12-31", "2027-01-01"] as const;
const firstDays = ["2025-12-31", "2026-01-01", "2026-06-15"] as const;
const lastDays = ["2026-06-15", "2026-12-31"] as const;

const authorities = fc.record({
  id: fc.constantFrom(...parties),
  name: fc.constant("An authority"),
  type: fc.constant("police" as const),
  country: fc.constantFrom(...countries),
});

const signedBy = (signers: readonly string[]) =>
  Object.fromEntries(signers.map((party) => [party, "signature"]));

const agreements: fc.Arbitrary<Agreement> = fc
  .record({
    parties: fc.shuffledSubarray([...parties], { minLength: 2 }),
    purposes: fc.subarray([...purposes], { minLength: 1 }),
    kinds: fc.subarray([...kinds], { minLength: 1 }),
    fields: fc.constantFrom<Record<string, string[]>>({}, { [kinds[0]!]: ["name"] }),
    matching: fc.boolean(),
    validFrom: fc.constantFrom(...firstDays),
    validUntil: fc.constantFrom(...lastDays),
    safeguard: fc.constantFrom<AgreementTerms["safeguard"][]>(
      null,
      { article: "37", text: "memorandum", demands: [] },
      { article: "38", text: "case by case", demands: [] },
    ),
    fourEyes: fc.subarray([...kinds]),
    unsigned: fc.boolean(),
    suspended: fc.option(fc.constant("key changed"), { freq: 5 }),
    endedAt: fc.option(fc.constant(new Date("2026-06-15T12:30:00Z")), { freq: 5 }),
  })
  .map(({ unsigned, suspended, endedAt, ...some }) => {
    const terms = termsWith(some);
    const signers = unsigned ? terms.parties.slice(1) : terms.parties;
    return { id: terms.id, terms, signatures: signedBy(signers), suspended, endedAt };
  });

function termsWith(some: Partial<AgreementTerms>): AgreementTerms {
  return agreementTermsSchema.parse({
    ...usualTerms,
    id: "018f0000-0000-7000-8000-000000000001",
    version: 1,
    title: "Agreement",
    legalBasis: "art. 1",
    parties: ["be-police", "fr-police"],
    purposes: ["drug trafficking"],
    kinds: ["Person"],
    matching: true,
    defaultHandling: { codes: ["H1"] },
    clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
    evaluationBudget: 1_000,
    commonValueLimit: 10,
    hitThreshold: 20,
    validFrom: "2026-01-01",
    validUntil: "2026-12-31",
    ...some,
  });
}

const handlings = fc.constantFrom<Handling>(
  { codes: ["H0"] },
  { codes: ["H1", "H2"] },
  { codes: ["H3"], restriction: "by hand" },
);

const consents: fc.Arbitrary<Consent> = fc.record({
  originator: fc.constantFrom(...parties),
  recipient: fc.constantFrom(...parties),
  expiresAt: fc.option(fc.constantFrom(...days.map((day) => new Date(`${day}T12:30:00Z`)))),
});

const outgoings: fc.Arbitrary<Outgoing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("statement" as const),
      kind: fc.constantFrom(...kinds),
      property: fc.constantFrom("name", "birthDate"),
      originator: fc.constantFrom(...parties),
      handling: handlings,
      current: fc.boolean(),
      reference: fc.boolean(),
      consent: fc.option(consents),
      approved: fc.boolean(),
    }),
  },
  fc.record({
    what: fc.constant("tags" as const),
    kind: fc.constantFrom(...kinds),
    originator: fc.constantFrom(...parties),
    silent: fc.boolean(),
  }),
  fc.constantFrom(
    { what: "matching" as const },
    { what: "correspondence" as const },
    { what: "agreement" as const },
    { what: "recall" as const },
  ),
);

/** Questions of every kind, most of which the gate has to refuse. */
export const questions: fc.Arbitrary<GateQuestion> = fc.record({
  outgoing: outgoings,
  from: authorities,
  to: authorities,
  agreement: agreements,
  lastSeenAt: fc.option(fc.constantFrom(...days.map((day) => new Date(`${day}T00:00:00Z`)))),
  derogation: fc.constantFrom(null, " ", "to prevent an attack"),
  purpose: fc.constantFrom(undefined, "", ...purposes),
  now: fc
    .tuple(
      fc.constantFrom(...days),
      fc.constantFrom("00:00:00.000", "12:30:00.000", "23:59:59.999"),
    )
    .map(([day, time]) => new Date(`${day}T${time}Z`)),
});

/** A question that is allowed, with some of it, and of the terms, replaced. */
export function allowedQuestion(
  more: Partial<GateQuestion> = {},
  terms: Partial<AgreementTerms> = {},
): GateQuestion {
  const from = { id: "be-police", name: "A", type: "police" as const, country: "be" };
  const to = { id: "fr-police", name: "B", type: "police" as const, country: "fr" };
  const agreed = termsWith(terms);
  return {
    outgoing: {
      what: "statement",
      kind: "Person",
      property: "name",
      originator: "be-police",
      handling: { codes: ["H1"] },
      current: true,
      reference: false,
      consent: null,
      approved: false,
    },
    from,
    to,
    agreement: {
      id: agreed.id,
      terms: agreed,
      signatures: signedBy(agreed.parties),
      suspended: null,
      endedAt: null,
    },
    purpose: "drug trafficking",
    lastSeenAt: null,
    derogation: null,
    now: new Date("2026-06-15T12:00:00Z"),
    ...more,
  };
}
