import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createUser } from "@entente/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFederation, type Federation } from "../federation/federation.ts";
import { loadView } from "../federation/load-view.ts";
import { authorities, viewOf } from "../world/index.ts";
import { chromiumPath, openBrowser, visit } from "./browser.ts";

const pages = resolve(import.meta.dirname, "../../../web/dist/index.html");
const missing = [
  ...(chromiumPath === undefined ? ["a Chromium"] : []),
  ...(existsSync(pages) ? [] : ["the built pages"]),
].join(" and ");

const authority = authorities[0];
const system = { type: "system", name: "test" } as const;
const user = { email: "ana@node.example", password: "a password for this test" };

/** A row as it is drawn: its place in the list, its record, whether it is selected. */
type Drawn = { index: number; id: string; selected: boolean };

describe.skipIf(missing !== "")(`a long list${missing && ` (needs ${missing})`}`, () => {
  let dataDir: string;
  let federation: Federation;
  let browser: Browser;
  let page: Page;
  /** The records as the node lists them. */
  let ids: string[];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "entente-browser-"));
    federation = await startFederation({
      dataDir,
      authorities: [authority],
      agreements: [],
      httpPort: 0,
      linkPort: 0,
      fill: async ({ context }) => {
        await context.store.transaction(system, (tx) =>
          createUser(tx, { ...user, name: "Ana", roles: ["analyst"], language: "en" }),
        );
        const view = viewOf({ seed: 5, recordsPerNode: 450 }, authority.id);
        await loadView(context, { ...view, cases: [] });
      },
    });
    browser = await openBrowser();
    const { httpUrl } = federation.node(authority.id);
    ({ page } = await visit(browser, httpUrl, user));
    ids = await listed(page);
    await page.goto(`${httpUrl}/records`);
    await page.locator('[data-index="0"][id]').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await federation?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("shows every record in its place to its far end, in the order in which it is read aloud", async () => {
    expect(ids.length).toBeGreaterThan(400);
    await page.getByRole("grid").hover();
    while ((await drawn(page)).at(-1)?.id !== ids.at(-1)) {
      await page.mouse.wheel(0, 900);
      const rows = (await drawn(page)).filter(({ id }) => id !== "");
      expect(rows.map(({ id }) => id)).toEqual(rows.map(({ index }) => ids[index]));
    }
    await expect.poll(() => isInOrder(page)).toBe(true);
    await page.mouse.wheel(0, -100_000);
    await expect.poll(async () => (await drawn(page))[0]).toMatchObject({ index: 0, id: ids[0] });
    await expect.poll(() => isInOrder(page)).toBe(true);
  });

  it("moves the selection with each key, and carries it in the address when the key is let go", async () => {
    await page.keyboard.press("Home");
    for (let count = 0; count < 40; count++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("PageUp");
    expect((await drawn(page)).filter(({ selected }) => selected)).toEqual([
      { index: 25, id: ids[25], selected: true },
    ]);
    await page.waitForURL(`**/records?sel=${ids[25]}`);
    await page.keyboard.press("Escape");
    await page.waitForURL("**/records");
    expect((await drawn(page)).filter(({ selected }) => selected)).toEqual([]);
  });

  it("opens what is selected, also when the key has only just been let go", async () => {
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/records/${ids[1]}`);
  });

  it("leads to a record whose menu opens at the first click, though it is fetched only then", async () => {
    await page.getByLabel("Reason").fill("To see what may be done with it");
    await page.getByRole("button", { name: "Read the record" }).click();
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem").first().waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("menuitem");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("menuitem").count()).toBe(0);
  });
});

/** The ids of all records in the order of the list, page after page. */
function listed(page: Page): Promise<string[]> {
  return page.evaluate(`(async () => {
    const ids = [];
    let next = "";
    do {
      const address = "/api/v1/records?limit=200&sort=-updatedAt&cursor=" + next;
      const found = await (await fetch(next ? address : address.replace("&cursor=", ""))).json();
      ids.push(...found.items.map(({ id }) => id));
      next = found.next;
    } while (next);
    return ids;
  })()`);
}

/** The rows that are drawn, by their places; a row whose record is on its way has no id. */
function drawn(page: Page): Promise<Drawn[]> {
  return page.evaluate(`[...document.querySelectorAll("[data-index]")]
    .map((row) => ({
      index: Number(row.dataset.index),
      id: row.id.replace("row-", ""),
      selected: row.getAttribute("aria-selected") === "true",
    }))
    .toSorted((a, b) => a.index - b.index)`);
}

/** Whether the rows stand in the document as they stand on the page. */
function isInOrder(page: Page): Promise<boolean> {
  return page.evaluate(`[...document.querySelectorAll("[data-index]")]
    .every((row, at, all) => at === 0 ||
      Number(row.dataset.index) === Number(all[at - 1].dataset.index) + 1)`);
}
