import { expect, test } from "vitest";
import { expiryWarning } from "./agreement-expiry.ts";

test.each([
  ["2026-07-01", null],
  ["2026-07-02", { days: 60, reached: 60 }],
  ["2026-08-01", { days: 30, reached: 30 }],
  ["2026-08-23", { days: 8, reached: 30 }],
  ["2026-08-24", { days: 7, reached: 7 }],
  ["2026-08-30", { days: 1, reached: 7 }],
  ["2026-09-15", { days: 0, reached: 7 }],
])("An agreement whose last day is 30 August warns on %s with %o", (today, warning) => {
  expect(expiryWarning("2026-08-30", new Date(`${today}T23:30:00Z`))).toEqual(warning);
});
