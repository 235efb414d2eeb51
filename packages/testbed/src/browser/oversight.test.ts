import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { defaultHitThreshold } from "@entente/match";
import { verifyLogExport } from "@entente/node";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFederation, type Federation } from "../federation/federation.ts";
import { disclose } from "../testing/disclosing.ts";
import { phone, statements } from "../testing/statements.ts";
import { authorities, sampleAgreements } from "../world/index.ts";
import { chromiumPath, openBrowser } from "./browser.ts";
import { addUser, password, worker } from "./worker.ts";

const pages = resolve(import.meta.dirname, "../../../web/dist/index.html");
const missing = [
  ...(chromiumPath === undefined ? ["a Chromium"] : []),
  ...(existsSync(pages) ? [] : ["the built pages"]),
].join(" and ");

const tabs = ["summary", "log", "exchanges", "matching", "alarms", "people", "export"];
const email = "officer@marseille.example";
const parties = authorities.slice(0, 2);
const agreement = sampleAgreements(defaultHitThreshold)[0]!;
const day = 86_400_000;

describe.skipIf(missing !== "")(
  `the data-protection officer${missing && ` (needs ${missing})`}`,
  () => {
    let dataDir: string;
    let federation: Federation;
    let browser: Browser;
    let page: Page;
    const problems: string[] = [];

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "entente-oversight-"));
      const ports = { httpPort: 0, linkPort: 0 };
      const agreements = [agreement];
      federation = await startFederation({ dataDir, authorities: parties, agreements, ...ports });
      const [asker, giver] = parties.map(({ id }) => federation.node(id));
      const held = statements({ name: "Nele Verzonnen", phone: phone(7) });
      await disclose(await worker(asker!), await worker(giver!), phone(7), held);
      await addUser(giver!, email, "data-protection-officer");
      browser = await openBrowser();
      const context = await browser.newContext({ locale: "en-GB" });
      page = await context.newPage();
      page.setDefaultTimeout(45_000);
      page.on("pageerror", (error) => problems.push(error.message));
      // What was disclosed just now was disclosed yesterday, as this page sees it.
      await page.clock.setSystemTime(Date.now() + day);
      await page.goto(giver!.httpUrl);
      await page.getByLabel("E-mail address").fill(email);
      await page.getByRole("textbox", { name: "Password" }).fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    });

    afterAll(async () => {
      await browser?.close();
      await federation?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    async function go(tab: string, more = ""): Promise<void> {
      await page.goto(new URL(`/oversight?tab=${tab}${more}`, page.url()).href);
      await page.getByRole("heading", { level: 1, name: "Oversight" }).waitFor();
      await page.getByRole("status", { name: "Loading" }).first().waitFor({ state: "detached" });
    }

    it("finds yesterday's disclosure, and takes a justified look that is in the log", async () => {
      await go("log");
      await page.getByLabel("Period").selectOption("yesterday");
      await page.getByLabel("Act", { exact: true }).selectOption("disclosure");
      const row = page.getByRole("row", { name: /Disclosed/ }).first();
      await row.click();
      await page.getByText("Seen at both ports").first().waitFor();
      expect(await page.content()).not.toContain("Verzonnen");

      await page.getByRole("button", { name: "Look at the content" }).click();
      await page.getByLabel("Reason").fill("Complaint 12 of the person concerned");
      await page.getByRole("button", { name: "Look, and log it" }).click();
      await page.getByRole("heading", { level: 1, name: "Nele Verzonnen" }).waitFor();
      await page.getByText("Read only.").waitFor();
      expect(await page.getByRole("button", { name: /Add|Merge|Withdraw/ }).count()).toBe(0);

      await page.reload();
      await page.getByText("This look is over").waitFor();
      await go("log", "&act=consultation&period=all");
      await page.getByText("Complaint 12 of the person concerned").first().waitFor();
    });

    it("counts what was exchanged", async () => {
      await go("exchanges", "&period=all");
      const total = page.getByRole("row", { name: /^All/ });
      expect((await total.getByRole("cell").allTextContents()).slice(0, 4)).toEqual([
        "0",
        "1",
        "1",
        "0",
      ]);
    });

    it("exports the log, and the file is verified without the node", async () => {
      await go("export");
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export the log" }).click();
      await page.getByText(/entries were exported/).waitFor();
      const verified = await verifyLogExport(await linesOf(await downloading));
      expect(verified).toMatchObject({ ok: true, authority: parties[1]!.id });
    });

    it.each(["light", "dark"] as const)("meets no barrier on any page, %s", async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const found: Record<string, string[]> = {};
      for (const tab of tabs) {
        await go(tab, "&period=all");
        const { violations } = await new AxeBuilder({ page }).analyze();
        if (violations.length > 0) found[tab] = violations.map(({ id, help }) => `${id}: ${help}`);
      }
      expect(found).toEqual({});
      expect(problems).toEqual([]);
    });
  },
);

async function linesOf(download: Download): Promise<AsyncIterable<string>> {
  return createInterface({ input: createReadStream(await download.path()), crlfDelay: Infinity });
}
