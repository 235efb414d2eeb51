import type { Logger } from "pino";
import { backoffMs, jitteredMs } from "./backoff.ts";
import type { Signals } from "./signals.ts";

/** Work that a feature wants done again and again in the background. */
export type Loop = {
  /** Name for logs, for example `outbox`. */
  readonly name: string;
  /** Channels of the database whose notifications wake it. */
  readonly wake: readonly string[];
  /** It looks for work at least this often, in case a notification was lost. */
  readonly everyMs: number;
  /**
   * Does some work: one batch, so that a stop is answered soon.
   * @param signal aborted when the node stops
   * @returns whether there may be more to do at once
   */
  readonly work: (signal: AbortSignal) => Promise<boolean>;
};

/** A loop at work. */
export type RunningLoop = {
  /** Lets it look for work now. */
  wake: () => void;
  /** Ends it: aborts the signal of the work and waits until the work has returned. */
  stop: () => Promise<void>;
};

/**
 * Runs a loop: as soon as work may begin, then whenever it is woken or its time has come. It never runs
 * twice at the same time; however often it is woken meanwhile, it runs once more. After a failure it
 * backs off, and being woken does not shorten that.
 */
export function runLoop(
  loop: Loop,
  { signals, log }: { signals: Signals; log: Logger },
): RunningLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let rouse: (() => void) | undefined;

  const wake = (): void => {
    woken = true;
    rouse?.();
  };
  const sleep = (ms: number, wakeable: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted || (wakeable && woken)) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        rouse = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener("abort", end, { once: true });
      if (wakeable) rouse = end;
    });

  const run = async (): Promise<void> => {
    await Promise.race([signals.begun, aborted(signal)]);
    let failures = 0;
    while (!signal.aborted) {
      woken = false;
      try {
        const more = await loop.work(signal);
        failures = 0;
        // Even a loop that is never done lets others have their turn.
        if (more) await new Promise((resolve) => setImmediate(resolve));
        else await sleep(jitteredMs(loop.everyMs, Math.random()), true);
      } catch (error) {
        if (signal.aborted) return;
        failures++;
        log.error({ err: error, loop: loop.name, failures }, "a loop failed and will try again");
        await sleep(backoffMs(failures, Math.random()), false);
      }
    }
  };

  const deafen = [...loop.wake.map((channel) => signals.on(channel, wake)), signals.onGap(wake)];
  const ended = run();
  return {
    wake,
    stop: async () => {
      for (const stop of deafen) stop();
      stopping.abort();
      await ended;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
}
