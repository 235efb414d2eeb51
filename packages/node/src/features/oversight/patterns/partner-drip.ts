import { dailyAllowance } from "./evaluation-credit.ts";

/** An hour of a partner's evaluations under one agreement. */
export type EvaluationHour = {
  /** Hours since 1970. */
  readonly hour: number;
  /** Evaluations beyond what the partner's list had earned, less what it has paid back since. */
  readonly unlisted: number;
};

/** A slow sweep that stays below the allowance of a day. */
export type Drip =
  | { pattern: "around-the-clock"; activeHours: number; ofHours: number; unlisted: number }
  | { pattern: "slow-sweep"; unlisted: number; days: number; limit: number };

const clockHours = 72;
const activeHours = 60;
const clockLeast = 200;
const sweepDays = 30;
const allowancesPerMonth = 10;

/**
 * Finds evaluations without list entries that go on hour after hour (60 of 72 hours, people sleep),
 * or that add up to ten daily allowances within 30 days.
 * @param hours any order, at most one entry an hour
 * @param now hours since 1970
 */
export function findDrip(
  hours: readonly EvaluationHour[],
  listSize: number,
  now: number,
): Drip | null {
  const within = (span: number) => hours.filter(({ hour }) => hour <= now && hour > now - span);
  const sum = (part: readonly EvaluationHour[]) =>
    part.reduce((total, { unlisted }) => total + unlisted, 0);
  const clock = within(clockHours);
  const active = clock.filter(({ unlisted }) => unlisted > 0).length;
  if (active >= activeHours && sum(clock) >= clockLeast)
    return {
      pattern: "around-the-clock",
      activeHours: active,
      ofHours: clockHours,
      unlisted: sum(clock),
    };
  const unlisted = sum(within(sweepDays * 24));
  const limit = allowancesPerMonth * dailyAllowance(listSize);
  return unlisted >= limit ? { pattern: "slow-sweep", unlisted, days: sweepDays, limit } : null;
}
