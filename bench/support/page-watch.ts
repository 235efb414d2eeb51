import type { Page } from "../../packages/testbed/src/browser/browser.ts";

/** The browser of somebody at a desk, who reads English. */
export const desk = { locale: "en-GB", viewport: { width: 1920, height: 1080 } } as const;

/** A largest contentful paint: milliseconds since the navigation began, and of what. */
export type Paint = { readonly at: number; readonly of: string };

/** Runs in the page, before its own scripts. */
const script = `(() => {
  const watch = { paints: [], times: undefined };
  const keep = (entry) => {
    const of = entry.element ? entry.element.tagName.toLowerCase() : "gone";
    watch.paints.push({ at: entry.startTime, of });
  };
  new PerformanceObserver((list) => list.getEntries().forEach(keep))
    .observe({ type: "largest-contentful-paint", buffered: true });
  const frame = (time) => {
    if (!watch.times) return;
    watch.times.push(time);
    requestAnimationFrame(frame);
  };
  watch.start = () => {
    watch.times = [];
    requestAnimationFrame(frame);
  };
  watch.stop = () => {
    const { times } = watch;
    watch.times = undefined;
    return times;
  };
  globalThis.benchWatch = watch;
})()`;

/** Has the paints and, when asked to, the frames of a page noted from its next load on. */
export const watchPage = (page: Page): Promise<void> =>
  page.addInitScript({ content: script }).then(() => undefined);

/** The largest paints so far; the last one counts. */
export const paintsOf = (page: Page): Promise<Paint[]> => page.evaluate("benchWatch.paints");

/** Begins to note frames. */
export const startFrames = (page: Page): Promise<void> => page.evaluate("benchWatch.start()");

/** Ends it, and tells when each frame began: milliseconds on the clock of the page. */
export const stopFrames = (page: Page): Promise<number[]> => page.evaluate("benchWatch.stop()");

/** The addresses of the scripts that a page had asked for until a moment, in milliseconds. */
export const scriptsUntil = (page: Page, until: number): Promise<string[]> =>
  page.evaluate(`performance.getEntriesByType("resource")
    .filter((entry) => entry.startTime < ${until} && new URL(entry.name).pathname.endsWith(".js"))
    .map((entry) => entry.name)`);
