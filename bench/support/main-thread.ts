import type { Browser, Page } from "../../packages/testbed/src/browser/browser.ts";

/** A piece of work of the main thread of a page; all in milliseconds, `from` on the clock of the page. */
export type Task = {
  readonly from: number;
  /** As long as it took. */
  readonly for: number;
  /** Of that, on a processor: the rest it waited for one. */
  readonly worked: number;
};

type Event = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

const moment = "bench-moment";

/**
 * Does something in a page, and tells what its main thread worked meanwhile, from Chromium's own trace.
 * How long a task took says little where others want the processor; how long it worked is the page's own.
 */
export async function traceMainThread<T>(
  browser: Browser,
  page: Page,
  act: () => Promise<T>,
): Promise<{ tasks: Task[]; result: T }> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const result = await act();
  // Where the clock of the trace and that of the page are known to stand at one moment.
  const now: number = await page.evaluate(`performance.mark("${moment}").startTime`);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] };
  const mark = trace.traceEvents.find(({ name }) => name === moment);
  if (!mark) throw new Error("the trace lacks the page");
  const tasks = trace.traceEvents
    .filter(({ name, ph }) => ph === "X" && name === "ThreadControllerImpl::RunTask")
    .filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      from: now + (ts - mark.ts) / 1000,
      for: dur / 1000,
      worked: tdur / 1000,
    }));
  return { tasks, result };
}
