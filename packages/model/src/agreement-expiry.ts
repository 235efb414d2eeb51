/** Days before an agreement's last day from which its end is warned of, each louder than the one before. */
export const expiryWarningDays = [60, 30, 7] as const;

/** That an agreement is about to end. */
export type ExpiryWarning = {
  /** Days that are left, today and the last day included; 0 when it is over. */
  readonly days: number;
  /** The warning that was reached last. */
  readonly reached: (typeof expiryWarningDays)[number];
};

const dayMs = 86_400_000;

/**
 * The warning for an agreement that ends on `validUntil` (its last day, in UTC), or null while there
 * is time.
 */
export function expiryWarning(validUntil: string, now: Date): ExpiryWarning | null {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Math.max(0, (Date.parse(validUntil) - today) / dayMs + 1);
  const reached = expiryWarningDays.findLast((limit) => days <= limit);
  return reached === undefined ? null : { days, reached };
}
