/**
 * The pages, measured in a real browser on a real node with 50,000 records:
 * `node bench/pages.ts [--records 50000] [--loads 7]`. The last line of its output is JSON.
 *
 * First each page is opened as if for the first time, then the list of all records is scrolled to its
 * far end and back. Browser, node and database share the machine, and without a graphics card the
 * browser draws with the processor. Of the renderer's main thread it is therefore told how long it was
 * busy (long tasks are counted so) and how long it worked, that is, had a processor: that is what the
 * pages themselves cost. Frames at rest say what the machine gives when a page does nothing.
 */
import { availableParallelism, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromiumPath, openBrowser, visit } from "../packages/testbed/src/browser/browser.ts";
import { measureColdLoads, type Cookies } from "./support/cold-loads.ts";
import { startFilledNode } from "./support/filled-node.ts";
import { frameFigures } from "./support/frame-figures.ts";
import { traceMainThread } from "./support/main-thread.ts";
import { desk, startFrames, stopFrames, watchPage } from "./support/page-watch.ts";
import { holdKey, keyTo, wheelTo } from "./support/scroll-list.ts";

const { values: options } = parseArgs({
  options: {
    records: { type: "string", default: "50000" },
    loads: { type: "string", default: "7" },
    json: { type: "boolean", default: false },
  },
});
const say = (text: string): void => void process.stderr.write(`${text}\n`);
if (chromiumPath === undefined) {
  say("There is no Chromium: name one in ENTENTE_CHROMIUM.");
  console.log(JSON.stringify({ missing: "chromium" }));
  process.exit(0);
}

const filled = await startFilledNode({ records: Number(options.records), hits: 300 });
say(`${filled.records} records in ${filled.cases} cases`);
const browser = await openBrowser();
const load = (): number => Number((loadavg()[0] ?? 0).toFixed(1));

try {
  const { url } = filled;
  const { page } = await visit(browser, url, filled.user);
  const cookies = await page.context().cookies();
  await page.context().close();
  const firstRow = '[role="row"][data-index="0"][id]';
  const pages = {
    "sign-in": { path: "/sign-in", complete: "form" },
    cases: { path: "/cases", complete: firstRow },
    search: { path: "/records", complete: firstRow },
    record: { path: filled.recordPath, complete: "h2" },
    hits: { path: "/hits", complete: firstRow },
  };
  const machine = { cores: availableParallelism(), load_average: load() };
  const paints: Record<string, Awaited<ReturnType<typeof measureColdLoads>>> = {};
  for (const [name, { path, complete }] of Object.entries(pages)) {
    const known = name === "sign-in" ? [] : cookies;
    const to = { url: `${url}${path}`, complete };
    paints[name] = await measureColdLoads(browser, to, known, Number(options.loads));
    say(`${name}: ${JSON.stringify(paints[name])}`);
  }
  const { at_rest, ...scrolling } = await scroll(`${url}${pages.search.path}`, cookies);
  const measured = Object.values(paints);
  const stretches = Object.values(scrolling);
  console.log(
    JSON.stringify({
      records: filled.records,
      worst_largest_paint_ms: Math.max(
        ...measured.map(({ largest_paint_ms }) => largest_paint_ms.worst),
      ),
      most_script_gzip_kb: Math.max(...measured.map(({ script_gzip_kb }) => script_gzip_kb)),
      worst_frame_ms: Math.max(...stretches.map(({ worst_frame_ms }) => worst_frame_ms)),
      worst_task_work_ms: Math.max(...stretches.map((each) => each.worst_task_work_ms)),
      frames_over_50_ms: sum(stretches.map(({ frames_over_50_ms }) => frames_over_50_ms)),
      frames_over_50_ms_of_work: sum(stretches.map((each) => each.frames_over_50_ms_of_work)),
      pages: paints,
      at_rest,
      scrolling,
      machine: { ...machine, load_average_at_the_end: load() },
    }),
  );
} finally {
  await browser.close();
  await filled.stop();
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Scrolls the list by wheel, which fetches it to its end, and in another browser by keys. */
async function scroll(address: string, cookies: Cookies) {
  const byWheel = await openList(address, cookies);
  const rest = await byWheel.measure("at rest", () => pause(3_000));
  const wheel = {
    wheel_to_far_end: await byWheel.measure("wheel down", () => wheelTo(byWheel.page, "far")),
    wheel_back: await byWheel.measure("wheel up", () => wheelTo(byWheel.page, "near")),
  };
  await byWheel.page.context().close();
  const byKeys = await openList(address, cookies);
  const { page } = byKeys;
  const keys = {
    keys_held: await byKeys.measure("keys held", async () => {
      for (const key of ["ArrowDown", "PageDown", "PageUp", "ArrowUp"])
        await holdKey(page, key, 90);
    }),
    end_key: await byKeys.measure("End", () => keyTo(page, "far")),
    page_up_at_far_end: await byKeys.measure("PageUp", () => holdKey(page, "PageUp", 90)),
    home_key: await byKeys.measure("Home", () => keyTo(page, "near")),
  };
  await page.context().close();
  return { at_rest: rest, ...wheel, ...keys };
}

async function openList(address: string, cookies: Cookies) {
  const context = await browser.newContext(desk);
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await watchPage(page);
  await page.goto(address);
  await page.locator('[role="row"][data-index="0"][id]').waitFor();
  await pause(1_500);
  const measure = async (name: string, act: () => Promise<void>) => {
    const { tasks, result: times } = await traceMainThread(browser, page, async () => {
      await startFrames(page);
      await act();
      return stopFrames(page);
    });
    const figures = frameFigures(times, tasks);
    say(`${name}: ${JSON.stringify(figures)}`);
    return figures;
  };
  return { page, measure };
}
