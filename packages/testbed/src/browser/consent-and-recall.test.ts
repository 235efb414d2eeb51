import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { defaultHitThreshold } from "@entente/match";
import type { RunningNode } from "@entente/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFederation, type Federation } from "../federation/federation.ts";
import { readRecord, record } from "../testing/acts.ts";
import { askOn, confirmBoth, disclose } from "../testing/disclosing.ts";
import { phone, statement } from "../testing/statements.ts";
import { purpose, type TestNode } from "../testing/test-federation.ts";
import { authorities, sampleAgreements } from "../world/index.ts";
import { chromiumPath, openBrowser, visit, type Visitor } from "./browser.ts";
import { addUser, analystOf, password, worker } from "./worker.ts";

const pages = resolve(import.meta.dirname, "../../../web/dist/index.html");
const missing = [
  ...(chromiumPath === undefined ? ["a Chromium"] : []),
  ...(existsSync(pages) ? [] : ["the built pages"]),
].join(" and ");

const ids = ["be-brussels-prosecutor", "fr-marseille-prosecutor", "be-antwerp-police"];
const decider = "approver@marseille.example";
const name = "Georges Inventé";
const held = [
  statement("name", name, { handling: { codes: ["H2"] } }),
  statement("phone", phone(9)),
];

describe.skipIf(missing !== "")(
  `a statement that goes on and is recalled${missing && ` (needs ${missing})`}`,
  () => {
    let dataDir: string;
    let federation: Federation;
    let browser: Browser;
    let brussels: Visitor;
    let approver: Visitor;
    let antwerp: TestNode;
    let marseille: Visitor;
    /** The request of Antwerp at Brussels, and the record at Marseille that it ends up with. */
    let requestId: string;
    let recordId: string;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "entente-consent-"));
      federation = await startFederation({
        dataDir,
        authorities: authorities.filter(({ id }) => ids.includes(id)),
        agreements: sampleAgreements(defaultHitThreshold).filter(({ parties }) =>
          parties.every((id) => ids.includes(id)),
        ),
        httpPort: 0,
        linkPort: 0,
      });
      const nodes = ids.map((id) => federation.node(id));
      const [asker, origin, third] = await Promise.all(nodes.map(worker));
      antwerp = third!;
      const file = { number: "C-9", title: "A case without the approver", purpose };
      const made = await origin!.analyst().post<{ id: string }>("/cases", file);
      const got = await disclose(asker!, origin!, phone(9), held, made.body.id);
      recordId = got.theirs.id;
      const there = await record(antwerp, "Person", { name: "Sujet", phone: phone(9) });
      const mine = await readRecord(asker!, got.mine.id);
      const hit = await confirmBoth(antwerp, asker!, there, mine);
      ({ id: requestId } = await askOn(antwerp, asker!, hit));
      await addUser(nodes[1]!, decider, "approver");
      browser = await openBrowser();
      const enter = (at: number, email: string) =>
        visit(browser, nodes[at]!.httpUrl, { email, password });
      [brussels, marseille, approver] = await Promise.all([
        enter(0, analystOf(nodes[0]!)),
        enter(1, analystOf(nodes[1]!)),
        enter(1, decider),
      ]);
    });

    afterAll(async () => {
      await browser?.close();
      await federation?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it("is asked for where the gate stops it", async () => {
      const { page } = brussels;
      await go(page, `/requests/${requestId}`);
      await page.locator("summary", { hasText: name }).click();
      await page.getByRole("button", { name: "Ask the originator" }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Why it is needed").fill("Antwerp asks about the same person");
      await dialog.getByRole("button", { name: "Ask", exact: true }).click();
      await page.waitForURL(/\/consents\?.*sel=/);
      const asked = page.getByRole("row", { name: /To be decided/ });
      await asked.waitFor();
      expect(await asked.count()).toBe(1);
    });

    it("is shown to the approver, who is in no case of it, without the rest of its record", async () => {
      const { page } = approver;
      await go(page, "/consents");
      await page.getByRole("row", { name: /1 statement/ }).click();
      const panel = page.getByRole("complementary");
      await panel.getByText(name).waitFor();
      expect(await page.content()).not.toContain(phone(9));
      await panel.getByLabel("Conditions").fill("Not to the press");
      await forgetWhoTheyAre(federation.node(ids[1]!));
      await panel.getByRole("button", { name: "Consent", exact: true }).click();
      await page.getByRole("heading", { name: "Is it still you?" }).waitFor();
      await page.getByRole("textbox", { name: "Password" }).fill(password);
      await page.getByRole("button", { name: "Confirm" }).click();
      await panel.getByText("Granted").waitFor();
    });

    it("goes on once consented to", async () => {
      const { page } = brussels;
      await page.getByRole("row", { name: /Granted/ }).waitFor();
      await go(page, `/requests/${requestId}`);
      await page.locator("summary", { hasText: name }).click();
      await page.getByRole("checkbox", { name: `Name: ${name}` }).check();
      await page.getByRole("button", { name: /^Disclose \d/ }).click();
      const told = page.getByText("statements were disclosed").first();
      await told.waitFor();
      expect(await told.isVisible()).toBe(true);
    });

    it("is withdrawn at its origin, and the recall is done at whoever got it", async () => {
      const { page } = marseille;
      await go(page, `/records/${recordId}`);
      await page.getByText(name).first().waitFor();
      await page.getByRole("button", { name: /Name/ }).first().click();
      await page.getByRole("menuitem", { name: "Withdraw" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Why it is withdrawn").fill("It was somebody else");
      await dialog.getByRole("button", { name: /tell/ }).click();
      await dialog.waitFor({ state: "detached" });
      for (const [visitor, tab] of [
        [marseille, "out"],
        [brussels, "in"],
        [brussels, "out"],
      ] as const) {
        await go(visitor.page, `/recalls?tab=${tab}`);
        const row = visitor.page.getByRole("row", { name: /Done/ });
        await row.click();
        await visitor.page.getByRole("complementary").getByText("It was somebody else").waitFor();
      }
      expect([...brussels.problems, ...marseille.problems, ...approver.problems]).toEqual([]);
    });

    it.each(["light", "dark"] as const)("meets no barrier on any page, %s", async (colorScheme) => {
      const { page } = brussels;
      await page.emulateMedia({ colorScheme });
      const found: Record<string, string[]> = {};
      for (const path of [
        "/consents?direction=out",
        "/recalls?tab=in",
        "/recalls?tab=copies",
        "/retention",
        "/retention?tab=erased",
        `/requests/${requestId}`,
      ]) {
        await go(page, path);
        const row = page.getByRole("grid").getByRole("row").nth(1);
        if ((await row.count()) > 0) await row.click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        if (violations.length > 0) found[path] = violations.map(({ id, help }) => `${id}: ${help}`);
      }
      expect(found).toEqual({});
    });
  },
);

/** Lets a node's sessions count as though their people had shown an hour ago who they are. */
async function forgetWhoTheyAre({ context }: RunningNode): Promise<void> {
  await context.store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .updateTable("session")
      .set({ authenticated_at: new Date(Date.now() - 3_600_000) })
      .execute(),
  );
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}
