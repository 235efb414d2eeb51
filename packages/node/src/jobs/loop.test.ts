import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { backoffMs, jitteredMs } from "./backoff.ts";
import { runLoop, type Loop } from "./loop.ts";
import { createSignals } from "./signals.ts";

const never = 3_600_000;

/** Signals without a database, and the way to send one. */
async function localSignals(
  loop: (signals: ReturnType<typeof createSignals>) => void,
  workAfter?: Promise<void>,
) {
  let send: (channel: string, payload: string) => void = () => undefined;
  const signals = createSignals(
    {
      listen: async (_channels, onNotification) => {
        send = onNotification;
        return async () => undefined;
      },
    },
    workAfter,
  );
  loop(signals);
  await signals.open();
  return (channel: string) => send(channel, "");
}

function quietLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: "info" }, { write: (line) => lines.push(line) }) };
}

/** Starts a loop whose turns the test lets pass one by one. */
async function startInSteps(work?: Loop["work"], workAfter?: Promise<void>) {
  const turns: (() => void)[] = [];
  let begun = 0;
  let waiting: (() => void) | undefined;
  const { lines, log } = quietLog();
  let running: ReturnType<typeof runLoop> | undefined;
  const send = await localSignals((signals) => {
    running = runLoop(
      {
        name: "test",
        wake: ["entente_test"],
        everyMs: never,
        work: async (signal) => {
          begun++;
          waiting?.();
          if (work) return work(signal);
          await new Promise<void>((resolve) => turns.push(resolve));
          return false;
        },
      },
      { signals, log },
    );
  }, workAfter);
  if (!running) throw new Error("the loop was not started");
  return {
    loop: running,
    lines,
    wake: () => send("entente_test"),
    endTurn: () => turns.shift()?.(),
    begun: () => begun,
    untilBegun: async (count: number) => {
      while (begun < count) await new Promise<void>((resolve) => (waiting = resolve));
    },
  };
}

describe("A loop", () => {
  test("runs at once, and again when a notification comes", async () => {
    const steps = await startInSteps(async () => false);
    await steps.untilBegun(1);
    steps.wake();
    await steps.untilBegun(2);
    await steps.loop.stop();
    expect(steps.begun()).toBe(2);
  });

  test("waits until work may begin, however often it is woken, and may be stopped before", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const steps = await startInSteps(async () => false, promise);
    const other = await startInSteps(async () => false, promise);
    steps.wake();
    await new Promise((done) => setImmediate(done));
    expect(steps.begun()).toBe(0);
    await other.loop.stop();
    resolve();
    await steps.untilBegun(1);
    await steps.loop.stop();
    expect([steps.begun(), other.begun()]).toEqual([1, 0]);
  });

  test("runs once more, not a hundred times, when woken a hundred times while it works", async () => {
    const steps = await startInSteps();
    await steps.untilBegun(1);
    for (let i = 0; i < 100; i++) steps.wake();
    steps.endTurn();
    await steps.untilBegun(2);
    steps.endTurn();
    await new Promise((resolve) => setImmediate(resolve));
    await steps.loop.stop();
    expect(steps.begun()).toBe(2);
  });

  test("goes on without waiting while there is more to do", async () => {
    let left = 5;
    const steps = await startInSteps(async () => --left > 0);
    await steps.untilBegun(5);
    await steps.loop.stop();
    expect(left).toBe(0);
  });

  test("tries again by the clock", async () => {
    const { log } = quietLog();
    let begun = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals = createSignals({ listen: async () => async () => undefined });
    const work = async () => {
      begun++;
      if (begun === 3) resolve();
      return false;
    };
    const loop = runLoop({ name: "clock", wake: [], everyMs: 5, work }, { signals, log });
    await promise;
    await loop.stop();
    expect(begun).toBeGreaterThanOrEqual(3);
  });

  test("notes a failure without its words, lives on, and does not hurry when woken", async () => {
    const steps = await startInSteps(async () => {
      throw new Error("Jan Peeters");
    });
    await steps.untilBegun(1);
    await new Promise((resolve) => setImmediate(resolve));
    steps.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps.begun()).toBe(1);
    await steps.loop.stop();
    expect(steps.lines).toHaveLength(1);
    expect(steps.lines[0]).toContain('"loop":"test"');
  });

  test("waits at a stop for the work at hand, whose signal is aborted", async () => {
    let ended = false;
    const steps = await startInSteps(
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            setImmediate(() => {
              ended = true;
              resolve(true);
            });
          });
        }),
    );
    await steps.untilBegun(1);
    await steps.loop.stop();
    expect(ended).toBe(true);
    steps.wake();
    expect(steps.begun()).toBe(1);
  });

  test("may be stopped twice", async () => {
    const steps = await startInSteps(async () => false);
    await steps.loop.stop();
    await expect(steps.loop.stop()).resolves.toBeUndefined();
  });
});

describe("The pauses of a loop", () => {
  test("grow after failures from half a second up to a minute", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (n, r) => {
          const wait = backoffMs(n, r);
          expect(wait).toBeGreaterThanOrEqual(500);
          expect(wait).toBeLessThanOrEqual(60_000);
          expect(backoffMs(n + 1, r)).toBeGreaterThanOrEqual(wait);
        },
      ),
      { seed: 3 },
    );
  });

  test("differ by chance by a tenth", () => {
    expect(jitteredMs(1_000, 0)).toBe(900);
    expect(jitteredMs(1_000, 0.5)).toBe(1_000);
    expect(jitteredMs(1_000, 1)).toBe(1_100);
  });
});

describe("Signals", () => {
  test("refuse a channel that is asked for too late", async () => {
    const signals = createSignals({ listen: async () => async () => undefined });
    await signals.open();
    expect(() => signals.on("entente_late", () => undefined)).toThrow("entente_late");
  });
});
