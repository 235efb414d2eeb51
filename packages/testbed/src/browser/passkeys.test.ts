import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createUser, type RunningNode } from "@entente/node";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFederation, type Federation } from "../federation/federation.ts";
import { authorities } from "../world/index.ts";
import { chromiumPath, openBrowser } from "./browser.ts";

const pages = resolve(import.meta.dirname, "../../../web/dist/index.html");
const missing = [
  ...(chromiumPath === undefined ? ["a Chromium"] : []),
  ...(existsSync(pages) ? [] : ["the built pages"]),
].join(" and ");

const password = "a password for this test";
const system = { type: "system", name: "test" } as const;
const caseworkPaths = [
  "/cases",
  "/records",
  "/records/new",
  "/hits",
  "/requests",
  "/imports",
  "/partners",
  "/status",
  "/account",
];

describe.skipIf(missing !== "")(
  `a person with a passkey${missing && ` (needs ${missing})`}`,
  () => {
    let dataDir: string;
    let federation: Federation;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let cdp: CDPSession;
    let authenticatorId: string;
    let url: string;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "entente-passkeys-"));
      federation = await startFederation({
        dataDir,
        authorities: authorities.slice(0, 1),
        agreements: [],
        httpPort: await freePort(),
        linkPort: 0,
      });
      const node = federation.node(authorities[0].id);
      await addUser(node, "ana@node.example", "Ana", "analyst");
      await addUser(node, "ada@node.example", "Ada", "administrator");
      // Browsers know passkeys on this machine under the name, not under the number.
      url = node.httpUrl.replace("127.0.0.1", "localhost");
      browser = await openBrowser();
      context = await browser.newContext({ locale: "en-GB" });
      page = await context.newPage();
      page.setDefaultTimeout(45_000);
      cdp = await context.newCDPSession(page);
      await cdp.send("WebAuthn.enable");
      ({ authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
        options: {
          protocol: "ctap2",
          transport: "internal",
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      }));
    });

    afterAll(async () => {
      await browser?.close();
      await federation?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it("registers it on the page of the account, and signs in with it from then on", async () => {
      await enterByPassword(page, url, "ana@node.example");
      await page.goto(`${url}/account`);
      await page.getByLabel("Name of the passkey").fill("A laptop");
      await page.getByRole("button", { name: "Register a passkey" }).click();
      await page.getByText("never used yet").waitFor();
      await leave(page);
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      await page.goto(`${url}/account`);
      await page.getByText("by passkey").first().waitFor();
      await page.getByText("last used").first().waitFor();
      const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
      expect(credentials).toMatchObject([{ rpId: "localhost", isResidentCredential: true }]);
    });

    it("is told so when it does not know its owner, and stays outside", async () => {
      await leave(page);
      await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.getByRole("alert").waitFor();
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
    });

    it("meets no page that the policy of the node would have to stop", async () => {
      const found: string[] = [];
      await page.exposeFunction("noteViolation", (text: string) => void found.push(text));
      await page.addInitScript({
        content: `document.addEventListener("securitypolicyviolation", (event) =>
          window.noteViolation(event.violatedDirective + " " + event.blockedURI + " " + location.pathname));`,
      });
      await page.goto(`${url}/sign-in`);
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      for (const path of caseworkPaths) await look(page, url + path);
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await leave(page);
      await enterByPassword(page, url, "ada@node.example", "Users");
      await look(page, `${url}/users`);
      await page.getByRole("button", { name: "Add a user" }).click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      expect(found).toEqual([]);
      await page.evaluate("document.body.setAttribute('style', 'color: red')");
      await expect.poll(() => found.length).toBeGreaterThan(0);
    });

    it.each(["light", "dark"] as const)("meets no barrier there, %s", async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const barriers: Record<string, string[]> = {};
      for (const path of ["/users", "/account"]) {
        await look(page, url + path);
        if (path === "/users") await page.getByRole("row", { name: /Ana/ }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        if (violations.length > 0)
          barriers[path] = violations.map(({ id, help }) => `${id}: ${help}`);
      }
      expect(barriers).toEqual({});
    });

    it("as an administrator gives a user a password, once they have shown who they are", async () => {
      const node = federation.node(authorities[0].id);
      await node.context.store.transaction(system, (tx) =>
        tx
          .updateTable("session")
          .set({ authenticated_at: new Date(0) })
          .execute(),
      );
      await look(page, `${url}/users`);
      await page.getByRole("row", { name: /Ana/ }).click();
      await page.getByRole("button", { name: "Give a new password" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Give a new password" }).click();
      await page.getByRole("heading", { name: "Is it still you?" }).waitFor();
      await page.getByRole("textbox", { name: "Password" }).fill(password);
      await page.getByRole("button", { name: "Confirm" }).click();
      const given = await page.locator("output").textContent();
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
      await leave(page);
      await page.getByLabel("E-mail address").fill("ana@node.example");
      await page.getByRole("textbox", { name: "Password" }).fill(given ?? "");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByText("Choose a password of your own.").waitFor();
      await page.getByLabel("Current password").fill(given ?? "");
      await page.getByLabel("New password").fill("a password of my own");
      await page.getByRole("button", { name: "Change the password" }).click();
      await page.getByText("The new password holds").waitFor();
      await page.goto(url);
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/cases");
    });
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

async function addUser(
  node: RunningNode,
  email: string,
  name: string,
  role: "analyst" | "administrator",
): Promise<void> {
  await node.context.store.transaction(system, (tx) =>
    createUser(tx, { email, name, roles: [role], language: "en", password }),
  );
}

async function enterByPassword(page: Page, url: string, email: string, start = "Cases") {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: start }).waitFor();
}

async function leave(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(new URL("/sign-in", page.url()).href);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
}

async function look(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}
