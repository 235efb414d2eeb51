import {
  agreementTermsSchema,
  kindNames,
  type AgreementTerms,
  type Handling,
} from "@entente/model";
import fc from "fast-check";
import type { GateQuestion, Outgoing } from "./decision.ts";

const parties = ["be-police", "fr-police", "ma-liaison"] as const;
const countries = ["be", "fr", "ma", "us", "ch", "gb", "xx"] as const;
const purposes = ["drug trafficking", "money laundering", "murder"] as const;
const kinds = kindNames.slice(0, 3);
const days = ["2025-12-31", "2026-01-01", "2026-06-15", "2026-12-31", "2027-01-01"] as const;
const lastDays = ["2026-06-15", "2026-12-31"] as const;

const authorities = fc.record({
  id: fc.constantFrom(...parties),
  name: fc.constant("An authority"),
  type: fc.constant("police" as const),
  country: fc.constantFrom(...countries),
});

const terms: fc.Arbitrary<AgreementTerms> = fc
  .record({
    parties: fc.shuffledSubarray([...parties], { minLength: 2, maxLength: 2 }),
    purposes: fc.subarray([...purposes], { minLength: 1 }),
    kinds: fc.subarray([...kinds], { minLength: 1 }),
    matching: fc.boolean(),
    validFrom: fc.constantFrom(...days),
    validUntil: fc.constantFrom(...lastDays),
    safeguard: fc.constantFrom(null, { article: "37" as const, text: "memorandum" }),
  })
  .map((some) =>
    agreementTermsSchema.parse({
      id: "018f0000-0000-7000-8000-000000000001",
      version: 1,
      title: "Agreement",
      legalBasis: "art. 1",
      defaultHandling: { codes: ["H1"] },
      clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
      evaluationBudget: 1_000,
      commonValueLimit: 10,
      hitThreshold: 20,
      ...some,
    }),
  );

const handlings = fc.constantFrom<Handling>(
  { codes: ["H0"] },
  { codes: ["H1", "H2"] },
  { codes: ["H3"], restriction: "by hand" },
);

const outgoings: fc.Arbitrary<Outgoing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("statement" as const),
      kind: fc.constantFrom(...kinds),
      originator: fc.constantFrom(...parties),
      handling: handlings,
      current: fc.boolean(),
      reference: fc.boolean(),
    }),
  },
  fc.record({
    what: fc.constant("tags" as const),
    kind: fc.constantFrom(...kinds),
    originator: fc.constantFrom(...parties),
    silent: fc.boolean(),
  }),
  fc.constantFrom({ what: "matching" as const }, { what: "correspondence" as const }),
);

/** Questions of every kind, most of which the gate has to refuse. */
export const questions: fc.Arbitrary<GateQuestion> = fc.record({
  outgoing: outgoings,
  from: authorities,
  to: authorities,
  agreement: terms,
  purpose: fc.constantFrom(undefined, "", ...purposes),
  now: fc
    .tuple(
      fc.constantFrom(...days),
      fc.constantFrom("00:00:00.000", "12:30:00.000", "23:59:59.999"),
    )
    .map(([day, time]) => new Date(`${day}T${time}Z`)),
});

/** A question that is allowed, with some of it replaced. */
export function allowedQuestion(more: Partial<GateQuestion> = {}): GateQuestion {
  const from = { id: "be-police", name: "A", type: "police" as const, country: "be" };
  const to = { id: "fr-police", name: "B", type: "police" as const, country: "fr" };
  return {
    outgoing: {
      what: "statement",
      kind: "Person",
      originator: "be-police",
      handling: { codes: ["H1"] },
      current: true,
      reference: false,
    },
    from,
    to,
    agreement: agreementTermsSchema.parse({
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
      safeguard: null,
    }),
    purpose: "drug trafficking",
    now: new Date("2026-06-15T12:00:00Z"),
    ...more,
  };
}
