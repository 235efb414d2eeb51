import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export type { Browser, BrowserContext, Page };

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is on this machine, if there is one. */
export const chromiumPath: string | undefined = [process.env.ENTENTE_CHROMIUM, ...places].find(
  (path) => path !== undefined && existsSync(path),
);

/** Starts Chromium without a window, and without its own talk to the network. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("no Chromium on this machine");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A person at the pages of a node. */
export type Visitor = { readonly page: Page; readonly problems: readonly string[] };

/**
 * Signs a person in at a node, in a browser of their own.
 * @returns the page, and what goes wrong in it from then on
 */
export async function visit(
  browser: Browser,
  url: string,
  user: { email: string; password: string },
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(url);
  await page.getByLabel("E-mail address").fill(user.email);
  await page.getByRole("textbox", { name: "Password" }).fill(user.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // Chromium reports each 4xx, and pages ask for reasons by way of a 403.
    const refusal = /responded with a status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !refusal) problems.push(message.text());
  });
  return { page, problems };
}
