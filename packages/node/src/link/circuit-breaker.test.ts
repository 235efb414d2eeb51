import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  admit,
  afterAnswer,
  afterFailure,
  closedCircuit,
  defaultCircuitLimits as limits,
  type Circuit,
} from "./circuit-breaker.ts";

/** The circuit after as many failures running, each at the first moment it was possible. */
function failing(times: number): { circuit: Circuit; now: number } {
  let circuit = closedCircuit;
  let now = 0;
  for (let failure = 0; failure < times; failure++) {
    if (circuit.state !== "closed") now = Math.max(now, circuit.until);
    circuit = afterFailure(admit(circuit, now).circuit, now);
  }
  return { circuit, now };
}

describe("A circuit", () => {
  test("lets everything pass to a partner that fails now and then", () => {
    const twice = failing(2).circuit;
    expect(admit(twice, 0).admits).toBe("all");
    const thenAnswered = afterFailure(afterAnswer(), 0);
    expect(admit(thenAnswered, 0).admits).toBe("all");
  });

  test("opens after three failures running, and lets one probe pass after a second", () => {
    const { circuit, now } = failing(3);
    expect(admit(circuit, now)).toMatchObject({ admits: "nothing", until: now + 1_000 });
    const probe = admit(circuit, now + 1_000);
    expect(probe.admits).toBe("probe");
    expect(admit(probe.circuit, now + 1_001).admits).toBe("nothing");
  });

  test("closes when the probe is answered", () => {
    const { circuit, now } = failing(7);
    expect(admit(circuit, now).admits).toBe("nothing");
    expect(admit(afterAnswer(), now).admits).toBe("all");
  });

  test("lets another probe pass when nothing was ever heard of the first", () => {
    const { circuit, now } = failing(3);
    const probe = admit(circuit, now + 1_000);
    expect(admit(probe.circuit, now + 1_000 + limits.probeTime).admits).toBe("probe");
  });

  test("does not wait longer because deliveries that were under way when it opened fail too", () => {
    const { circuit, now } = failing(3);
    expect(afterFailure(afterFailure(circuit, now + 10), now + 20)).toEqual(circuit);
  });

  test("waits longer from failure to failure, and never more than half a minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 200 }), (times) => {
        const [earlier, later] = [failing(times), failing(times + 1)].map(({ circuit, now }) =>
          circuit.state === "open" ? circuit.until - now : Number.NaN,
        );
        expect(later).toBeGreaterThanOrEqual(earlier!);
        expect(later).toBeLessThanOrEqual(limits.longestPause);
      }),
      { seed: 30 },
    );
  });
});

test("Whatever happens, an open circuit lets one probe pass at a time, and an answer closes it", () => {
  const event = fc.oneof(
    fc.record({ what: fc.constant("ask" as const), after: fc.integer({ min: 0, max: 40_000 }) }),
    fc.constant({ what: "failed" as const, after: 0 }),
    fc.constant({ what: "answered" as const, after: 0 }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      let circuit: Circuit = closedCircuit;
      let now = 0;
      let nextProbe = 0;
      for (const { what, after } of events) {
        now += after;
        if (what === "answered") circuit = afterAnswer();
        if (what === "failed") circuit = afterFailure(circuit, now);
        if (what !== "ask") {
          nextProbe = "until" in circuit ? circuit.until : 0;
          continue;
        }
        const admission = admit(circuit, now);
        const rest = now < nextProbe ? "nothing" : "probe";
        expect(admission.admits).toBe(circuit.state === "closed" ? "all" : rest);
        ({ circuit } = admission);
        nextProbe = "until" in circuit ? circuit.until : 0;
      }
      expect(afterAnswer()).toEqual(closedCircuit);
    }),
    { seed: 5 },
  );
});
