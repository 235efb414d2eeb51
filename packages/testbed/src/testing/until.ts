const everyMs = 20;
const longestMs = 40_000;

/**
 * Reads again and again until something holds.
 * @throws Error with what was read last, when it never does
 */
export async function until<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean = Boolean,
): Promise<T> {
  const deadline = Date.now() + longestMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`waited in vain; the last was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
