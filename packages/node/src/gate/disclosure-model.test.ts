import { usualTerms, directiveClocks, type Agreement, type Authority } from "@entente/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { consentAfter, type ConsentState } from "../features/consents/consent-state.ts";
import { settle, type Standing } from "../features/recalls/received-state.ts";
import { may, type Consent } from "./decision.ts";

/*
 * Three nodes and one statement of each, as the pure rules see them. Whatever people do, in whatever
 * order, and whatever messages overtake each other: at no node does a statement stand that its
 * originator did not let come there.
 */

const names = ["be-a", "fr-b", "ma-c"] as const;
type Name = (typeof names)[number];
const start = Date.UTC(2026, 0, 10);
const day = 24 * 3_600_000;

const authority = (id: Name): Authority => ({
  id,
  name: id,
  type: "police",
  country: id.slice(0, 2),
});

function agreementOf(one: Name, other: Name, purpose: string): Agreement {
  return {
    id: `${one} ${other}`,
    terms: {
      ...usualTerms,
      id: "018f0000-0000-7000-8000-000000000001",
      version: 1,
      title: "Agreement",
      parties: [one, other],
      legalBasis: "art. 1",
      purposes: [purpose],
      kinds: ["Person"],
      matching: true,
      defaultHandling: { codes: ["H2"] },
      clocks: directiveClocks,
      evaluationBudget: 1,
      commonValueLimit: 1,
      hitThreshold: 1,
      validFrom: "2026-01-01",
      validUntil: "2026-02-01",
      safeguard: { article: "37", text: "memorandum", demands: [] },
    },
    signatures: { [one]: "x", [other]: "y" },
    suspended: null,
    endedAt: null,
  };
}

type Action =
  | { do: "disclose"; pick: number; to: Name; purpose: string }
  | { do: "grant" | "refuse"; order: readonly Name[]; days: number }
  | { do: "withdraw"; of: Name }
  | { do: "end"; pair: number }
  | { do: "wait"; days: number }
  | { do: "deliver"; pick: number };

const name = fc.constantFrom(...names);
const actions: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant("disclose" as const),
      pick: fc.nat(1_000),
      to: name,
      purpose: fc.constantFrom("drugs", "drugs", "tax"),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("grant" as const, "grant" as const, "refuse" as const),
      /** Whose statement it is, who holds it, and who is to get it. */
      order: fc.shuffledSubarray([...names], { minLength: 3 }),
      days: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), of: name }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("end" as const), pair: fc.integer({ min: 0, max: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      days: fc.integer({ min: 1, max: 8 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant("deliver" as const), pick: fc.nat(1_000) }),
  },
);

type Message = {
  of: Name;
  from: Name;
  to: Name;
  word: "disclosed" | "erased";
  /** Under whose permission it went: what the test holds against what arrived. */
  permitted: boolean;
};

/** The world that the rules make, beside what people really allowed. */
class World {
  now = new Date(start);
  readonly agreements = [
    agreementOf("be-a", "fr-b", "drugs"),
    agreementOf("be-a", "ma-c", "drugs"),
    agreementOf("fr-b", "ma-c", "drugs"),
  ];
  readonly current = new Set<Name>(names);
  /** By `of holder`: how the statement stands there. */
  readonly standing = new Map<string, Standing>();
  /** By `of holder to`: what the holder knows of the originator's consent. */
  readonly consents = new Map<string, { state: ConsentState; until: Date }>();
  readonly passed: { of: Name; from: Name; to: Name }[] = [];
  readonly underway: Message[] = [];
  disclosed = 0;
  recalled = 0;

  holds(of: Name, holder: Name): boolean {
    return of === holder ? this.current.has(of) : this.standing.get(`${of} ${holder}`) === "held";
  }

  /** Whether it is right how a statement stands: it came from its originator, or with its consent. */
  mayStand(of: Name, holder: Name): boolean {
    if (of === holder || !this.holds(of, holder)) return true;
    return (
      this.current.has(of) &&
      this.passed.some(
        ({ of: passed, from, to }) =>
          passed === of &&
          to === holder &&
          (from === of || this.consents.get(`${of} ${from} ${holder}`)?.state === "granted"),
      )
    );
  }

  consentOf(of: Name, holder: Name, to: Name): Consent | null {
    const given = this.consents.get(`${of} ${holder} ${to}`);
    return given?.state === "granted"
      ? { originator: of, recipient: to, expiresAt: given.until }
      : null;
  }

  /** Somebody tries to disclose something that a node holds, or held. */
  disclose({ pick, to, purpose }: Extract<Action, { do: "disclose" }>): void {
    const kept = names.flatMap((each) =>
      names.flatMap((holder) => (this.known(each, holder) ? [[each, holder] as const] : [])),
    );
    const [of, from] = kept[pick % kept.length]!;
    const agreement = this.agreements.find(
      ({ terms }) => from !== to && terms.parties.includes(from) && terms.parties.includes(to),
    );
    if (!agreement) return;
    const decision = may({
      outgoing: {
        what: "statement",
        kind: "Person",
        property: "name",
        originator: of,
        handling: { codes: ["H2"] },
        current: this.holds(of, from),
        reference: false,
        consent: this.consentOf(of, from, to),
        approved: false,
      },
      from: authority(from),
      to: authority(to),
      agreement,
      purpose,
      lastSeenAt: this.now,
      derogation: null,
      now: this.now,
    });
    if (!decision.ok || to === of) return;
    const given = this.consents.get(`${of} ${from} ${to}`);
    const consented =
      of === from || (given !== undefined && given.state === "granted" && given.until >= this.now);
    const ended = agreement.endedAt !== null || this.now.getTime() > Date.UTC(2026, 1, 2);
    this.disclosed++;
    this.passed.push({ of, from, to });
    this.underway.push({
      of,
      from,
      to,
      word: "disclosed",
      permitted: consented && !ended && purpose === "drugs",
    });
  }

  known(of: Name, holder: Name): boolean {
    return of === holder || this.standing.has(`${of} ${holder}`);
  }

  /** The originator's word reaches the holder at once; what hangs on it is sent on. */
  decide({ do: what, order, days }: Extract<Action, { do: "grant" | "refuse" }>): void {
    const [of, holder, to] = order as [Name, Name, Name];
    const key = `${of} ${holder} ${to}`;
    const known = this.consents.get(key) ?? { state: "asked" as const, until: this.now };
    const state = consentAfter(known.state, what === "grant" ? "granted" : "not-granted");
    const until =
      what === "grant" && state === "granted"
        ? new Date(this.now.getTime() + days * day)
        : known.until;
    this.consents.set(key, { state, until });
    if (state === "withdrawn" && known.state === "granted") this.recall(of, holder, to);
  }

  recall(of: Name, from: Name, only?: Name): void {
    for (const { to } of this.passed.filter(
      (each) => each.of === of && each.from === from && (only === undefined || each.to === only),
    )) {
      this.recalled++;
      this.underway.push({ of, from, to, word: "erased", permitted: true });
    }
  }

  deliver(index: number): void {
    const [message] = this.underway.splice(index % this.underway.length, 1);
    if (!message) return;
    const { of, from, to, word } = message;
    // Each giver's word is kept under the giver's name; a statement stands while one giver's does.
    const key = `${of} ${to} ${from}`;
    const before = this.standing.get(key) ?? "unheard";
    const standing = settle(before, word);
    this.standing.set(key, standing);
    const words = names.map((giver) => this.standing.get(`${of} ${to} ${giver}`));
    this.standing.set(`${of} ${to}`, words.includes("held") ? "held" : "erased");
    // Also where another giver's word still stands: that word may rest on this very copy.
    if (before === "held" && standing !== "held") this.recall(of, to);
  }

  act(action: Action): void {
    if (action.do === "disclose") this.disclose(action);
    else if (action.do === "wait") this.now = new Date(this.now.getTime() + action.days * day);
    else if (action.do === "deliver") {
      if (this.underway.length > 0) this.deliver(action.pick);
    } else if (action.do === "withdraw") {
      if (this.current.delete(action.of)) this.recall(action.of, action.of);
    } else if (action.do === "end") {
      const agreement = this.agreements[action.pair]!;
      this.agreements[action.pair] = { ...agreement, endedAt: this.now };
    } else this.decide(action);
  }
}

test("No sequence of disclosures, consents, withdrawals and delays lets a statement stand where it may not", () => {
  let [disclosed, recalled, passedOn] = [0, 0, 0];
  fc.assert(
    fc.property(fc.array(actions, { minLength: 40, maxLength: 120 }), (all) => {
      const world = new World();
      let unpermitted = 0;
      for (const action of all) {
        world.act(action);
        unpermitted += world.underway.filter(({ permitted }) => !permitted).length;
      }
      expect(unpermitted).toBe(0);
      while (world.underway.length > 0) world.deliver(world.underway.length - 1);
      expect(names.flatMap((of) => names.filter((holder) => !world.mayStand(of, holder)))).toEqual(
        [],
      );
      disclosed += world.disclosed;
      recalled += world.recalled;
      passedOn += world.passed.filter(({ of, from }) => of !== from).length;
    }),
    { seed: 41, numRuns: 1_500 },
  );
  expect(Math.min(disclosed, recalled, passedOn)).toBeGreaterThan(200);
});
