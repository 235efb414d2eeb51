import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defaultHitThreshold } from "@entente/match";
import { createUser, type RunningNode } from "@entente/node";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFederation, type Federation } from "../federation/federation.ts";
import { authorities, sampleAgreements } from "../world/index.ts";
import { chromiumPath, openBrowser, visit, type Visitor } from "./browser.ts";

const pages = resolve(import.meta.dirname, "../../../web/dist/index.html");
const missing = [
  ...(chromiumPath === undefined ? ["a Chromium"] : []),
  ...(existsSync(pages) ? [] : ["the built pages"]),
].join(" and ");

const paths = [
  "/cases",
  "/records",
  "/records/new",
  "/imports",
  "/hits",
  "/requests",
  "/requests/outside",
  "/requests/statistics",
  "/recalls",
  "/consents",
  "/retention",
  "/duplicates",
  "/partners",
  "/status",
  "/nowhere",
];
const password = "a password for this test";
const parties = authorities.slice(0, 2);
const agreement = sampleAgreements(defaultHitThreshold)[0]!;
const system = { type: "system", name: "test" } as const;

describe.skipIf(missing !== "")(
  `two people at two nodes, each at the page of their own${missing && ` (needs ${missing})`}`,
  () => {
    let dataDir: string;
    let federation: Federation;
    let browser: Browser;
    let brussels: Visitor;
    let marseille: Visitor;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "entente-browser-"));
      federation = await startFederation({
        dataDir,
        authorities: parties,
        agreements: [agreement],
        httpPort: 0,
        linkPort: 0,
      });
      browser = await openBrowser();
      [brussels, marseille] = (await Promise.all(
        parties.map(({ id }) => enter(browser, federation.node(id))),
      )) as [Visitor, Visitor];
    });

    afterAll(async () => {
      await browser?.close();
      await federation?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it("find the same suspect, blind, and one receives the other's record after request and reply", async () => {
      await writeRecord(brussels.page, "Yassine Ben Brahim", "1987-04-09", "Brussels knows");
      await marseille.page.goto(`${federation.node(parties[1]!.id).httpUrl}/hits`);
      await marseille.page.getByText("No hit yet").waitFor();

      await writeRecord(marseille.page, "BENBRAHIM Yacine", "09/04/1987", "Marseille knows");
      await brussels.page.goto(`${federation.node(parties[0]!.id).httpUrl}/hits`);
      await openRow(brussels.page, /Yassine/);
      await expectText(brussels.page, "birth date");
      expect(await brussels.page.content()).not.toContain("BENBRAHIM");
      await confirm(brussels.page);

      await marseille.page.goto(`${federation.node(parties[1]!.id).httpUrl}/hits`);
      await openRow(marseille.page, /BENBRAHIM/);
      await confirm(marseille.page);

      // Without a reload: the partner's confirmation comes over the live events.
      await expectText(brussels.page, "Contact at the partner");
      await brussels.page.getByLabel("Purpose").selectOption(agreement.purposes[0]!);
      await brussels.page.getByLabel("Justification").fill("Suspected of organising a shipment");
      await brussels.page.getByRole("button", { name: "Show what will leave" }).click();
      await expectText(brussels.page, "It may leave.");
      await brussels.page.getByRole("button", { name: /^Send to/ }).click();

      await marseille.page.goto(`${federation.node(parties[1]!.id).httpUrl}/requests`);
      await openRow(marseille.page, /BENBRAHIM/);
      await expectText(marseille.page, "Suspected of organising a shipment");
      await marseille.page.getByLabel(/statements? that may leave/).check();
      await marseille.page.getByRole("button", { name: /^Disclose \d/ }).click();
      await expectText(marseille.page, "statements were disclosed");

      await brussels.page.goto(
        `${federation.node(parties[0]!.id).httpUrl}/requests?state=answered`,
      );
      await openRow(brussels.page, /Yassine/);
      await brussels.page.getByRole("link", { name: "Compare with your own" }).click();
      await brussels.page.getByLabel("Reason").first().fill("To compare both records");
      await brussels.page
        .getByRole("button", { name: /Read|Compare/ })
        .first()
        .click();
      await expectText(brussels.page, "BENBRAHIM Yacine");

      expect([...brussels.problems, ...marseille.problems]).toEqual([]);
    });

    it.each(["light", "dark"] as const)("meet no barrier on any page, %s", async (colorScheme) => {
      await brussels.page.emulateMedia({ colorScheme });
      const found: Record<string, string[]> = {};
      for (const path of [...paths, `/agreements/${agreement.id}`]) {
        await brussels.page.goto(new URL(path, brussels.page.url()).href);
        await brussels.page.getByRole("heading", { level: 1 }).first().waitFor();
        const { violations } = await new AxeBuilder({ page: brussels.page }).analyze();
        if (violations.length > 0) found[path] = violations.map(({ id, help }) => `${id}: ${help}`);
      }
      expect(found).toEqual({});
    });
  },
);

async function enter(browser: Browser, node: RunningNode): Promise<Visitor> {
  const email = `analyst@${node.context.authority.id}.example`;
  await node.context.store.transaction(system, (tx) =>
    createUser(tx, { email, name: "An analyst", roles: ["analyst"], language: "en", password }),
  );
  return visit(browser, node.httpUrl, { email, password });
}

async function writeRecord(
  page: Page,
  name: string,
  birthDate: string,
  source: string,
): Promise<void> {
  await page.goto(new URL("/records/new", page.url()).href);
  const values = page.getByRole("textbox", { name: /^Value/ });
  await values.nth(0).fill(name);
  await values.nth(1).fill(birthDate);
  await page.getByRole("textbox", { name: /^Source/ }).fill(source);
  await page.getByRole("textbox", { name: /^Why it is collected/ }).fill("Inquiry into a shipment");
  await page.getByRole("button", { name: "Remove the line" }).last().click();
  await page.getByRole("button", { name: "Create the record" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Opens a row of the list with the keyboard. */
async function openRow(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("row", { name }).first().click();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/[0-9a-f-]{36}$/);
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Confirm", exact: true }).first().click();
}

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}
