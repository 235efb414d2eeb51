import type { Findings } from "./attack-api.ts";

/** What the campaign tells. */
export type IntruderReport = {
  readonly attempts: number;
  readonly leaks: number;
  readonly operations: number;
  readonly answered_to_somebody: number;
  /** Operations that no call reached: what they would give away is not known. */
  readonly refused_to_everybody: readonly string[];
  /** The same, where there is a reason why. */
  readonly refused_with_reason: readonly string[];
  readonly roles: number;
  readonly failures: number;
  readonly untried: number;
};

/**
 * @param explained why an operation is refused to everybody, by its name
 */
export function reportOf(
  findings: Findings,
  explained: Readonly<Record<string, string>>,
): IntruderReport {
  const refused = [...findings.operations].filter((name) => !findings.taken.has(name));
  return {
    attempts: findings.attempts,
    leaks: findings.leaks.size,
    operations: findings.operations.size,
    answered_to_somebody: findings.operations.size - refused.length,
    refused_to_everybody: refused.filter((name) => !(name in explained)),
    refused_with_reason: refused.filter((name) => name in explained),
    roles: findings.roles.size,
    failures: findings.failures.size,
    untried: findings.untried.size,
  };
}

/** Whether everything was tried, and nothing was found. */
export function isClean(report: IntruderReport): boolean {
  const { attempts, leaks, failures, untried, refused_to_everybody: refused } = report;
  return attempts > 0 && leaks + failures + untried + refused.length === 0;
}
