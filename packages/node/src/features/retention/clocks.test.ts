import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, erasureDay, reviewState } from "./clocks.ts";

const retention = {
  eraseAutomatically: true,
  eraseAfterDays: 90,
  warnDays: 30,
  closedCaseDays: 365,
};
const now = new Date("2026-06-15T23:30:00Z");

describe("The review date of a record", () => {
  test.each([
    ["2026-07-16", "later"],
    ["2026-07-15", "coming"],
    ["2026-06-16", "coming"],
    ["2026-06-15", "due"],
    ["2026-04-17", "due"],
    ["2026-04-16", "about-to-be-erased"],
    ["2026-03-18", "about-to-be-erased"],
    ["2026-03-17", "overdue"],
  ])("of %s is %s on the 15th of June", (reviewAt, state) => {
    expect(reviewState(reviewAt, now, retention)).toBe(state);
  });

  test("never leads to erasure where the node does not erase by itself", () => {
    const kept = { ...retention, eraseAutomatically: false };
    expect(reviewState("2001-01-01", now, kept)).toBe("due");
    expect(erasureDay("2001-01-01", kept)).toBeNull();
  });

  test("gives a warning of thirty days before anything is erased, whatever the date", () => {
    const days = fc.integer({ min: -2_000, max: 2_000 });
    fc.assert(
      fc.property(days, (offset) => {
        const reviewAt = dayAfter(now, offset);
        const on = (later: number) =>
          reviewState(reviewAt, new Date(now.getTime() + later * 86_400_000), retention);
        const first = Array.from({ length: 4_200 }, (_, later) => on(later - 2_100)).indexOf(
          "overdue",
        );
        expect(on(first - 2_101)).toBe("about-to-be-erased");
        expect(on(first - 2_100 - 30)).toBe("about-to-be-erased");
        expect(on(first - 2_100 - 31)).toBe("due");
      }),
      { seed: 5, numRuns: 20 },
    );
  });
});
