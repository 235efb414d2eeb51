import type { Page } from "playwright-core";

/** A largest contentful paint: milliseconds since the navigation began, and of what. */
export type Paint = { readonly at: number; readonly of: string };

/** What the main thread of a page did for more than 50 ms without a pause; milliseconds. */
export type LongTask = { readonly from: number; readonly for: number };

/** Frames of a stretch of time: when each began, milliseconds, and the long tasks in between. */
export type Frames = { readonly times: readonly number[]; readonly longTasks: readonly LongTask[] };

/** Runs in the page, before its own scripts. */
const script = `(() => {
  const watch = { paints: [], longTasks: [], times: undefined };
  const note = (type, keep) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true });
  note("largest-contentful-paint", (entry) => {
    const of = entry.element ? entry.element.tagName.toLowerCase() : "gone";
    watch.paints.push({ at: entry.startTime, of });
  });
  note("longtask", (entry) => watch.longTasks.push({ from: entry.startTime, for: entry.duration }));
  const frame = (time) => {
    if (!watch.times) return;
    watch.times.push(time);
    requestAnimationFrame(frame);
  };
  watch.start = () => {
    watch.longTasks = [];
    watch.times = [];
    requestAnimationFrame(frame);
  };
  watch.stop = () => {
    const { times, longTasks } = watch;
    watch.times = undefined;
    return { times, longTasks };
  };
  globalThis.benchWatch = watch;
})()`;

/** Has the paints, long tasks and, when asked to, the frames of a page noted from its next load on. */
export const watchPage = (page: Page): Promise<void> =>
  page.addInitScript({ content: script }).then(() => undefined);

/** The largest paints so far; the last one counts. */
export const paintsOf = (page: Page): Promise<Paint[]> => page.evaluate("benchWatch.paints");

/** Begins to note frames. */
export const startFrames = (page: Page): Promise<void> => page.evaluate("benchWatch.start()");

/** Ends it, and hands them over. */
export const stopFrames = (page: Page): Promise<Frames> => page.evaluate("benchWatch.stop()");

/** The addresses of the scripts that a page had asked for until a moment, in milliseconds. */
export const scriptsUntil = (page: Page, until: number): Promise<string[]> =>
  page.evaluate(`performance.getEntriesByType("resource")
    .filter((entry) => entry.startTime < ${until} && new URL(entry.name).pathname.endsWith(".js"))
    .map((entry) => entry.name)`);

/**
 * Begins to count the work of the main thread of a page's renderer.
 * @returns reads the milliseconds that it has worked since
 */
export async function countMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const read = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await read();
  return async () => (await read()) - before;
}
