import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decide,
  emptyNegotiation,
  learn,
  standingOf,
  type Negotiation,
  type NegotiationAct,
} from "./agreement-negotiation.ts";

const parties = ["be-a", "fr-b", "nl-c"] as const;
type Party = (typeof parties)[number];

/** One step of a history: a party acts at its node, or the network hands something over. */
type Step =
  | { do: "propose"; by: Party; ahead: number; text: number }
  | { do: "sign" | "reject"; by: Party; pick: number }
  | { do: "end"; by: Party }
  | { do: "deliver" | "deliver-twice"; to: Party; pick: number };

const party = fc.constantFrom(...parties);
const pick = fc.nat(30);
const steps = fc.array(
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("propose" as const),
        by: party,
        ahead: fc.nat(2),
        text: fc.nat(2),
      }),
    },
    { weight: 8, arbitrary: fc.record({ do: fc.constant("sign" as const), by: party, pick }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("reject" as const), by: party, pick }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("end" as const), by: party }) },
    {
      weight: 16,
      arbitrary: fc.record({
        do: fc.constantFrom("deliver" as const, "deliver-twice" as const),
        to: party,
        pick,
      }),
    },
  ),
  { minLength: 20, maxLength: 80, size: "max" },
);

/** Nodes of all parties with a network that repeats and reorders; what each party really signed. */
function play(count: 2 | 3, history: readonly Step[]) {
  const sides = parties.slice(0, count);
  const nodes = new Map<string, Negotiation>(sides.map((id) => [id, emptyNegotiation]));
  const inFlight = new Map<string, NegotiationAct[]>(sides.map((id) => [id, []]));
  const reallySigned = new Map<string, Set<string>>();
  let instant = 0;

  const act = (by: Party, made: NegotiationAct): void => {
    const outcome = decide(nodes.get(by)!, made);
    if (!outcome.ok) return;
    nodes.set(by, outcome.negotiation);
    if (made.act === "propose" || made.act === "sign")
      reallySigned.set(made.hash, new Set(reallySigned.get(made.hash)).add(by));
    for (const other of sides) if (other !== by) inFlight.get(other)!.push(made);
  };
  const deliver = (to: Party, at: number, keep: boolean): void => {
    const waiting = inFlight.get(to)!;
    const message = waiting[at % waiting.length];
    if (!message) return;
    const outcome = learn(nodes.get(to)!, message);
    if (outcome.ok) nodes.set(to, outcome.negotiation);
    // What speaks of something not yet known comes again.
    if (!keep && (outcome.ok || outcome.reason !== "version-unknown"))
      waiting.splice(at % waiting.length, 1);
  };
  const check = (): void => {
    for (const [id, node] of nodes) {
      const { inForce } = standingOf(node);
      if (inForce === null) continue;
      expect([id, ...[...reallySigned.get(inForce)!].toSorted()]).toEqual([id, ...sides]);
      expect(node.ends.size).toBe(0);
    }
  };

  for (const step of history) {
    const by = "by" in step ? step.by : step.to;
    if (!nodes.has(by)) continue;
    const hashes = [...nodes.get(by)!.versions.keys()];
    if (step.do === "propose") {
      const newest = Math.max(0, ...[...nodes.get(by)!.versions.values()].map((v) => v.version));
      const version = newest + step.ahead;
      act(by, {
        act: "propose",
        by,
        version,
        parties: sides,
        hash: `${version}/${by}/${step.text}`,
      });
    } else if (step.do === "sign" || step.do === "reject") {
      const hash = hashes[step.pick % hashes.length];
      if (hash !== undefined) act(by, { act: step.do, by, hash });
    } else if (step.do === "end") act(by, { act: "end", by, at: new Date(instant++) });
    else if ("to" in step) deliver(step.to, step.pick, step.do === "deliver-twice");
    check();
  }
  for (let round = 0; round < 200 && [...inFlight.values()].some((q) => q.length > 0); round++)
    for (const id of sides) deliver(id, round, false);
  check();
  return { nodes, inFlight, reallySigned };
}

describe("An agreement, whatever happens at its ends and on the way", () => {
  test.each([2, 3] as const)(
    "is in force at a node of %i parties only if all signed exactly its terms and none ended it",
    (count) => {
      let reached = 0;
      fc.assert(
        fc.property(steps, (history) => {
          const { nodes } = play(count, history);
          if ([...nodes.values()].some((node) => standingOf(node).inForce !== null)) reached++;
        }),
        { seed: 20_261, numRuns: 1_500 },
      );
      expect(reached).toBeGreaterThan(20);
    },
  );

  test("stands alike at all nodes once everything has arrived", () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { nodes, inFlight } = play(3, history);
        if ([...inFlight.values()].some((waiting) => waiting.length > 0)) return;
        const [first, ...others] = [...nodes.values()].map(standingOf);
        for (const other of others) {
          expect(other.inForce).toBe(first!.inForce);
          expect(other.ended).toEqual(first!.ended);
          expect(new Map([...other.states].toSorted())).toEqual(
            new Map([...first!.states].toSorted()),
          );
        }
      }),
      { seed: 20_262, numRuns: 1_500 },
    );
  });
});

describe("A party", () => {
  const proposed = (by: string, version: number, hash: string): NegotiationAct => ({
    act: "propose",
    by,
    version,
    hash,
    parties: ["be-a", "fr-b"],
  });
  const after = (...acts: NegotiationAct[]): Negotiation =>
    acts.reduce((negotiation, act) => {
      const outcome = learn(negotiation, act);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.negotiation;
    }, emptyNegotiation);

  test("may sign a proposal, amend it with the next version, or reject it", () => {
    const open = after(proposed("be-a", 1, "one"));
    const signed = decide(open, { act: "sign", by: "fr-b", hash: "one" });
    expect(signed.ok && standingOf(signed.negotiation).inForce).toBe("one");
    const amended = decide(open, proposed("fr-b", 2, "two"));
    expect(amended.ok && [...standingOf(amended.negotiation).states.values()]).toEqual([
      "proposed",
      "superseded",
    ]);
    const rejected = decide(open, { act: "reject", by: "fr-b", hash: "one" });
    expect(rejected.ok && standingOf(rejected.negotiation).states.get("one")).toBe("rejected");
  });

  test("keeps the version in force while the next one is open or rejected", () => {
    const inForce = after(proposed("be-a", 1, "one"), { act: "sign", by: "fr-b", hash: "one" });
    const next = after(
      proposed("be-a", 1, "one"),
      { act: "sign", by: "fr-b", hash: "one" },
      proposed("fr-b", 2, "two"),
      { act: "reject", by: "be-a", hash: "two" },
    );
    expect(standingOf(inForce).inForce).toBe("one");
    expect(standingOf(next).inForce).toBe("one");
  });

  test.each([
    [
      "a version older than the newest",
      { act: "sign", by: "fr-b", hash: "one" },
      "version-superseded",
    ],
    ["what it has signed already", { act: "sign", by: "be-a", hash: "two" }, "signed-already"],
    ["what it does not know", { act: "sign", by: "fr-b", hash: "x" }, "version-unknown"],
    ["as somebody else", { act: "sign", by: "nl-c", hash: "two" }, "not-a-party"],
  ] satisfies [string, NegotiationAct, string][])("does not sign %s", (_what, act, reason) => {
    const open = after(proposed("be-a", 1, "one"), proposed("be-a", 2, "two"));
    expect(decide(open, act)).toEqual({ ok: false, reason });
  });

  test("does not sign a second text of a version that it has signed", () => {
    const open = after(proposed("be-a", 2, "two"), proposed("fr-b", 2, "other"));
    expect(decide(open, { act: "sign", by: "fr-b", hash: "two" })).toEqual({
      ok: false,
      reason: "signed-another-of-this-version",
    });
  });

  test("takes nothing up again after an end, and cannot let others in", () => {
    const ended = after(proposed("be-a", 1, "one"), { act: "end", by: "fr-b", at: new Date(0) });
    expect(decide(ended, proposed("be-a", 2, "two"))).toEqual({
      ok: false,
      reason: "agreement-ended",
    });
    const signed = learn(ended, { act: "sign", by: "fr-b", hash: "one" });
    expect(signed.ok && standingOf(signed.negotiation).inForce).toBeNull();
    const wider = { ...proposed("be-a", 2, "two"), parties: [...parties] } as NegotiationAct;
    expect(learn(ended, wider)).toEqual({ ok: false, reason: "parties-changed" });
  });
});
