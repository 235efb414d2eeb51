const firstMs = 1_000;
const mostMs = 60_000;

/**
 * How long a loop waits after it failed: 1 s, then twice as long each time, up to a minute.
 * @param failures failures in a row, from 1
 * @param random in [0, 1): half of the wait is left to chance, so that servers do not move in step
 * @returns milliseconds
 */
export function backoffMs(failures: number, random: number): number {
  const most = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(most / 2 + (most / 2) * random);
}

/** The pause of a loop between two looks at the clock: a tenth shorter or longer, by chance. */
export function jitteredMs(everyMs: number, random: number): number {
  return Math.round(everyMs * (0.9 + 0.2 * random));
}
