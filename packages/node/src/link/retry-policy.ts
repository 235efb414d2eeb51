/** How long messages are tried. Times are in milliseconds. */
export type RetryLimits = {
  readonly firstDelay: number;
  readonly longestDelay: number;
  /** A message older than this is given up. */
  readonly oldest: number;
};

/** From a quarter of a second, doubling up to five minutes, for two weeks: a partner may be gone for days. */
export const defaultRetryLimits: RetryLimits = {
  firstDelay: 250,
  longestDelay: 5 * 60_000,
  oldest: 14 * 86_400_000,
};

/**
 * When a message that could not be delivered is tried again.
 * @param attempt how many times it has been tried, 1 or more
 * @param age how long ago it was put into the outbox, milliseconds
 * @param chance uniform in 0 to 1: spreads retries over the second half of the delay
 * @returns milliseconds until the next attempt, or null when it is given up
 */
export function retryDelay(
  attempt: number,
  age: number,
  chance: number,
  limits: RetryLimits = defaultRetryLimits,
): number | null {
  if (age >= limits.oldest) return null;
  const whole = Math.min(limits.firstDelay * 2 ** (attempt - 1), limits.longestDelay);
  return Math.round(whole * (0.5 + chance / 2));
}
