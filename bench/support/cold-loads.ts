import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext } from "../../packages/testbed/src/browser/browser.ts";
import { median } from "./median.ts";
import { traceMainThread } from "./main-thread.ts";
import { desk, paintsOf, scriptsUntil, watchPage } from "./page-watch.ts";

/** A page to be opened, and what stands on it when it is complete (a CSS selector). */
export type PageToOpen = { readonly url: string; readonly complete: string };

/** What signs a browser in. */
export type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** After a page is complete, nothing larger is painted later than this. */
const settleMs = 700;

/**
 * Opens a page several times, each time in a context of its own: nothing is in the cache, and nothing
 * is known but the session.
 */
export async function measureColdLoads(
  browser: Browser,
  { url, complete }: PageToOpen,
  cookies: Cookies,
  loads: number,
) {
  const paints: number[] = [];
  const busy: number[] = [];
  const worked: number[] = [];
  let scripts: string[] = [];
  let painted = "";
  for (let load = 0; load < loads; load++) {
    const context = await browser.newContext(desk);
    await context.addCookies(cookies);
    const page = await context.newPage();
    await watchPage(page);
    const { tasks, result: last } = await traceMainThread(browser, page, async () => {
      await page.goto(url);
      await page.locator(complete).first().waitFor();
      await pause(settleMs);
      return (await paintsOf(page)).at(-1);
    });
    if (!last) throw new Error(`${url}: nothing was painted`);
    const before = tasks.filter((task) => task.from < last.at);
    paints.push(last.at);
    busy.push(before.reduce((sum, task) => sum + task.for, 0));
    worked.push(before.reduce((sum, task) => sum + task.worked, 0));
    painted = last.of;
    scripts = await scriptsUntil(page, last.at);
    await context.close();
  }
  const sizes = await Promise.all(scripts.map(gzippedBytes));
  return {
    largest_paint_ms: {
      median: Math.round(median(paints)),
      worst: Math.round(Math.max(...paints)),
    },
    largest_paint_of: painted,
    main_thread_busy_until_then_ms: Math.round(median(busy)),
    main_thread_work_until_then_ms: Math.round(median(worked)),
    script_gzip_kb: Number((sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)),
    scripts: scripts.length,
    loads,
  };
}

/** The length of a file as the node sends it compressed by gzip. */
function gzippedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.length));
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}
