import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clockTolerance,
  deadlineOf,
  directiveClocks,
  effectiveDeadline,
  reminderShares,
  remindersAt,
  settleInstant,
  urgencies,
  waitingState,
  type AnnouncedDelay,
} from "./urgency.ts";

const hour = 3_600_000;
const instants = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2030-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const times = fc
  .record({
    urgency: fc.constantFrom(...urgencies),
    receivedAt: instants,
    hours: fc.integer({ min: 1, max: 2_000 }),
  })
  .map(({ urgency, receivedAt, hours }) => ({
    urgency,
    receivedAt,
    dueAt: new Date(receivedAt.getTime() + hours * hour),
  }));
const seed = { seed: 11, numRuns: 2_000 };

describe("The deadline of a request", () => {
  test("is the agreed hours after receipt, in elapsed time", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...urgencies), (receivedAt, urgency) => {
        const due = deadlineOf(receivedAt, urgency, directiveClocks);
        expect(due.getTime() - receivedAt.getTime()).toBe(directiveClocks[urgency] * hour);
      }),
      seed,
    );
  });

  test.each([
    ["spring, when a night lacks an hour", "2026-03-28T11:00:00Z", "12:00", "13:00"],
    ["autumn, when a night has one more", "2026-10-24T10:00:00Z", "12:00", "11:00"],
  ])("keeps its instant in %s; only the clock on the wall moves", (_when, received, from, to) => {
    const inBrussels = (at: Date) =>
      at.toLocaleTimeString("en-GB", { timeZone: "Europe/Brussels", timeStyle: "short" });
    const receivedAt = new Date(received);
    const due = deadlineOf(receivedAt, "urgent-indirect", directiveClocks);
    expect([inBrussels(receivedAt), inBrussels(due)]).toEqual([from, to]);
    expect(due.getTime() - receivedAt.getTime()).toBe(72 * hour);
  });
});

describe("An announced delay", () => {
  const dueAt = new Date("2026-05-08T12:00:00Z");
  const at = (text: string) => new Date(`2026-05-${text}Z`);
  const delay = (announced: string, expected: string): AnnouncedDelay => ({
    announcedAt: at(announced),
    expectedAt: at(expected),
  });

  test("moves the deadline to the expected day, and may be announced again", () => {
    const first = delay("07T09:00:00", "12T12:00:00");
    expect(effectiveDeadline(dueAt, [first])).toEqual(at("12T12:00:00"));
    expect(effectiveDeadline(dueAt, [first, delay("11T09:00:00", "20T12:00:00")])).toEqual(
      at("20T12:00:00"),
    );
    expect(effectiveDeadline(dueAt, [first, delay("08T09:00:00", "09T12:00:00")])).toEqual(
      at("09T12:00:00"),
    );
  });

  test("that comes when the time has run out does not undo that it has", () => {
    expect(effectiveDeadline(dueAt, [delay("08T12:00:01", "20T12:00:00")])).toEqual(dueAt);
    const late = [delay("07T09:00:00", "12T12:00:00"), delay("13T09:00:00", "30T12:00:00")];
    expect(effectiveDeadline(dueAt, late)).toEqual(at("12T12:00:00"));
  });

  test("never leaves less time than the law gives", () => {
    const delays = fc.array(fc.record({ announcedAt: instants, expectedAt: instants }));
    fc.assert(
      fc.property(instants, delays, (due, announced) => {
        const effective = effectiveDeadline(due, announced);
        expect(effective.getTime()).toBeGreaterThanOrEqual(due.getTime());
        const named = [due, ...announced.map(({ expectedAt }) => expectedAt)];
        expect(named.map((date) => date.getTime())).toContain(effective.getTime());
      }),
      seed,
    );
  });
});

describe("The reminders of a request", () => {
  test("come one after the other, the last one at the deadline", () => {
    fc.assert(
      fc.property(times, (time) => {
        const seen: number[] = [];
        let last = time.receivedAt;
        let now: Date | null = time.receivedAt;
        while (now) {
          const { passed, nextAt }: ReturnType<typeof remindersAt> = remindersAt(now, time);
          expect(passed.slice(0, seen.length)).toEqual(seen);
          seen.splice(0, seen.length, ...passed);
          const after = nextAt?.getTime() ?? Number.POSITIVE_INFINITY;
          expect(after).toBeGreaterThan(now.getTime());
          last = now;
          now = nextAt;
        }
        expect(last).toEqual(time.dueAt);
        expect(seen).toEqual(reminderShares[time.urgency]);
      }),
      seed,
    );
  });

  test("come sooner when it is urgent", () => {
    const receivedAt = new Date("2026-05-01T00:00:00Z");
    const dueAt = new Date("2026-05-01T08:00:00Z");
    const after = (minutes: number, urgency: (typeof urgencies)[number]) =>
      remindersAt(new Date(receivedAt.getTime() + minutes * 60_000), { urgency, receivedAt, dueAt })
        .passed;
    expect(after(239, "urgent-direct")).toEqual([]);
    expect(after(240, "urgent-direct")).toEqual([50]);
    expect(after(432, "urgent-direct")).toEqual([50, 90]);
    expect(after(359, "normal")).toEqual([]);
    expect(after(360, "normal")).toEqual([75]);
    expect(after(480, "normal")).toEqual([75, 100]);
  });
});

describe("A request that waits", () => {
  test("is open, then due soon, then overdue, and never goes back", () => {
    const order = ["open", "due-soon", "overdue"];
    fc.assert(
      fc.property(times, instants, instants, (time, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(order.indexOf(waitingState(later, time))).toBeGreaterThanOrEqual(
          order.indexOf(waitingState(earlier, time)),
        );
        expect(waitingState(later, time) === "overdue").toBe(later > time.dueAt);
      }),
      seed,
    );
  });
});

describe("An instant by a partner's clock", () => {
  const known = { from: new Date("2026-05-01T10:00:00Z"), to: new Date("2026-05-01T10:05:00Z") };

  test("counts when it fits what is known here", () => {
    const told = new Date("2026-05-01T10:03:00Z");
    expect(settleInstant(told, known)).toEqual({ at: told, offset: 0 });
  });

  test("does not count when the clock is off: what is known here does", () => {
    expect(settleInstant(new Date("2026-05-01T09:00:00Z"), known)).toEqual({
      at: known.from,
      offset: -hour,
    });
    expect(settleInstant(new Date("2026-05-01T11:05:00Z"), known)).toEqual({
      at: known.to,
      offset: hour,
    });
  });

  test("is never taken more than the tolerance away from what is known", () => {
    fc.assert(
      fc.property(instants, instants, instants, (told, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const { at, offset } = settleInstant(told, { from, to });
        expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime() - clockTolerance);
        expect(at.getTime()).toBeLessThanOrEqual(to.getTime() + clockTolerance);
        expect(offset === 0).toBe(at === told);
      }),
      seed,
    );
  });
});
