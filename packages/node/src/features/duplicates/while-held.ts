import { setTimeout as pause } from "node:timers/promises";

/**
 * Does long work, and asks every second or so whether it is still wanted.
 * @param stopping aborted when the node stops
 * @param ask throws when it is not, and with that reason the work is aborted
 * @param work stops when its signal is aborted, throwing the reason
 * @throws what the work throws
 */
export async function whileHeld<T>(
  stopping: AbortSignal,
  ask: () => Promise<void>,
  work: (signal: AbortSignal) => Promise<T>,
  everyMs = 1_000,
): Promise<T> {
  const [unwanted, ended] = [new AbortController(), new AbortController()];
  const watch = async (): Promise<void> => {
    for (;;) {
      await pause(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      await ask().catch((error: unknown) => unwanted.abort(error));
    }
  };
  const watching = watch();
  try {
    return await work(AbortSignal.any([stopping, unwanted.signal]));
  } finally {
    ended.abort();
    await watching;
  }
}
