import { describe, expect, test } from "vitest";
import { findDrip, type EvaluationHour } from "./partner-drip.ts";

const now = 500_000;
const everyHour = (count: number, unlisted: number): EvaluationHour[] =>
  Array.from({ length: count }, (_, back) => ({ hour: now - back, unlisted }));

describe("A slow sweep", () => {
  test("that goes on around the clock is found, however small its batches", () => {
    expect(findDrip(everyHour(72, 4), 5_000, now)).toMatchObject({
      pattern: "around-the-clock",
      activeHours: 72,
      unlisted: 288,
    });
  });

  test("by day that uses the whole allowance is found on the tenth day", () => {
    const byDay = (days: number) =>
      Array.from({ length: days }, (_, day) => ({ hour: now - day * 24, unlisted: 500 }));
    expect(findDrip(byDay(9), 5_000, now)).toBeNull();
    expect(findDrip(byDay(10), 5_000, now)).toMatchObject({ pattern: "slow-sweep", limit: 5_000 });
  });

  test("is not seen in office hours with some silent records and changed keys", () => {
    const office = everyHour(30 * 24, 12).filter(({ hour }) => hour % 24 >= 8 && hour % 24 < 18);
    expect(findDrip(office, 20_000, now)).toBeNull();
  });

  test("is not seen in hours whose evaluations were all covered by the list", () => {
    expect(findDrip(everyHour(720, 0), 5_000, now)).toBeNull();
  });

  test("is not seen in what is older than a month", () => {
    const old = everyHour(500, 100).map(({ hour, unlisted }) => ({
      hour: hour - 31 * 24,
      unlisted,
    }));
    expect(findDrip(old, 5_000, now)).toBeNull();
  });
});
