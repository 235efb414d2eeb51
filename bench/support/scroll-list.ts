import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "../../packages/testbed/src/browser/browser.ts";

const list = '[role="grid"]';

/** What a wheel turned hard gives at each event: about fifty rows. */
const wheelStep = 1_800;
const wheelEveryMs = 16;
/** A key that is held down repeats about as often. */
const keyEveryMs = 33;

/** Turns the wheel over the list until its end, or its beginning, stands on the page. */
export async function wheelTo(page: Page, end: "far" | "near"): Promise<void> {
  await page.locator(list).hover();
  const step = end === "far" ? wheelStep : -wheelStep;
  for (let turn = 1; ; turn++) {
    const next = pause(wheelEveryMs);
    await page.mouse.wheel(0, step);
    await next;
    if (turn % 10 === 0 && (await isAt(page, end))) return;
  }
}

/** Presses End, or Home, as a key that is held down until the end or the beginning stands on the page. */
export async function keyTo(page: Page, end: "far" | "near"): Promise<void> {
  while (!(await isAt(page, end))) {
    const next = pause(keyEveryMs);
    await page.keyboard.press(end === "far" ? "End" : "Home");
    await next;
  }
}

/** Holds a key down for a while. */
export async function holdKey(page: Page, key: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const next = pause(keyEveryMs);
    await page.keyboard.press(key);
    await next;
  }
}

/** Whether the last row of all, or the first one, is drawn with what it holds. */
function isAt(page: Page, end: "far" | "near"): Promise<boolean> {
  const rows = end === "far" ? `Number(list.getAttribute("aria-rowcount"))` : "1";
  return page.evaluate(`(() => {
    const list = document.querySelector('${list}');
    return document.querySelector('[data-index="' + (${rows} - 1) + '"][id]') !== null;
  })()`);
}
