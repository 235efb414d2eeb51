import { createServer, type AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../../../testing/test-node.ts";
import { client, startProvider, type TestProvider } from "./provider.fixture.ts";

let node: TestNode;
let provider: TestProvider;
let hasty: TestProvider;
let port: number;

beforeAll(async () => {
  port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const callback = `${publicUrl}/api/v1/sessions/oidc/callback`;
  provider = await startProvider(callback);
  hasty = await startProvider(callback, 1);
  process.env["ENTENTE_TEST_SECRET"] = client.secret;
  const common = { clientId: client.id, clientSecretEnv: "ENTENTE_TEST_SECRET" };
  node = await startTestNode({
    config: {
      http: { port, publicUrl },
      signIn: {
        oidc: [
          { ...common, id: "ministry", name: "Ministry", issuer: provider.issuer },
          { ...common, id: "hasty", name: "Hasty", issuer: hasty.issuer },
          {
            ...common,
            id: "open",
            name: "Open",
            issuer: provider.issuer,
            allowedDomains: ["team.example"],
            newUsers: { roles: ["submitter"] },
          },
          { ...common, id: "gone", name: "Gone", issuer: "http://127.0.0.1:1" },
        ],
      },
    },
  });
  await node.addUser("ana@example.org", "analyst");
});
afterAll(async () => {
  delete process.env["ENTENTE_TEST_SECRET"];
  await node.stop();
  await provider.stop();
  await hasty.stop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return free;
}

/** A browser as far as a sign-in needs one: cookies by host, and no following of redirects. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

const here = (path: string) => `http://localhost:${port}${path}`;

async function begin(
  browser: Browser,
  id = "ministry",
  more: { fresh?: boolean; returnTo?: string } = {},
): Promise<Response> {
  return browser.go(here("/api/v1/sessions/oidc"), {
    method: "POST",
    headers: { "content-type": "application/json", origin: `http://localhost:${port}` },
    body: JSON.stringify({ provider: id, ...more }),
  });
}

/** Follows the provider until it sends the browser back; tells that address. */
async function atProvider(browser: Browser, id?: string, more = {}): Promise<string> {
  let { url } = (await (await begin(browser, id, more)).json()) as { url: string };
  for (let step = 0; step < 8; step++) {
    const response = await browser.go(url);
    url = new URL(response.headers.get("location") ?? "", url).href;
    if (url.startsWith(here("/"))) return url;
  }
  throw new Error("the provider does not send the browser back");
}

/** Goes the whole way; tells where the pages are entered and who is signed in then. */
async function signIn(browser = new Browser(), id?: string, more = {}) {
  const back = await browser.go(await atProvider(browser, id, more));
  const session = await browser.go(here("/api/v1/session"));
  type Session = {
    user?: { email: string; roles: string[] };
    session?: { method: string; recent: boolean };
  };
  const { user, session: facts } = (await session.json()) as Session;
  return { to: back.headers.get("location"), user, session: facts, browser };
}

describe("Signing in at a provider", () => {
  test("leads an existing user in by verified e-mail, then by subject, with the node's own roles", async () => {
    provider.account = { sub: "1", email: "Ana@example.org", email_verified: true };
    const first = await signIn(new Browser(), "ministry", { returnTo: "/cases?q=x" });
    expect(first).toMatchObject({
      to: "/cases?q=x",
      user: { email: "ana@example.org", roles: ["analyst"] },
      session: { method: "oidc", recent: false },
    });
    provider.account = { sub: "1", email: "changed@example.org", email_verified: false };
    expect((await signIn()).user?.email).toBe("ana@example.org");
  });

  test("counts as a recent proof of identity when the provider asked anew", async () => {
    const { session } = await signIn(new Browser(), "ministry", { fresh: true });
    expect(session?.recent).toBe(true);
  });

  test("does not make users, unless the config says so", async () => {
    provider.account = { sub: "new", email: "new@team.example", email_verified: true };
    expect(await signIn()).toMatchObject({ to: "/sign-in?failed=oidc-no-account" });
    provider.account = { sub: "other", email: "new@elsewhere.example", email_verified: true };
    expect(await signIn(new Browser(), "open")).toMatchObject({
      to: "/sign-in?failed=oidc-no-account",
    });
    provider.account = { sub: "new", email: "new@team.example", email_verified: true };
    expect(await signIn(new Browser(), "open")).toMatchObject({
      to: "/",
      user: { email: "new@team.example", roles: ["submitter"] },
    });
  });

  test("is refused when the e-mail is not verified", async () => {
    await node.addUser("bo@example.org", "analyst");
    provider.account = { sub: "bo", email: "bo@example.org", email_verified: false };
    const { to, user } = await signIn();
    expect(to).toBe("/sign-in?failed=oidc-email-not-verified");
    expect(user).toBeUndefined();
  });

  test("is refused to another account with the e-mail of a user who is linked already", async () => {
    provider.account = { sub: "thief", email: "ana@example.org", email_verified: true };
    expect((await signIn()).to).toBe("/sign-in?failed=oidc-no-account");
  });

  test("is refused to a user who was disabled, linked or not", async () => {
    await node.addUser("gone@example.org", "analyst");
    provider.account = { sub: "gone", email: "gone@example.org", email_verified: true };
    expect((await signIn()).user?.email).toBe("gone@example.org");
    await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .updateTable("app_user")
        .set({ disabled: true })
        .where("email", "=", "gone@example.org")
        .execute(),
    );
    expect((await signIn()).to).toBe("/sign-in?failed=oidc-no-account");
  });

  test("goes on when the provider has changed its keys", async () => {
    provider.account = { sub: "1", email: "ana@example.org", email_verified: true };
    await signIn();
    provider.rotateKeys();
    expect((await signIn()).user?.email).toBe("ana@example.org");
  });

  test("says so when the provider does not answer or is none of the node's", async () => {
    expect((await begin(new Browser(), "gone")).status).toBe(502);
    expect((await begin(new Browser(), "another")).status).toBe(404);
  });

  test("leads back to the pages alone", async () => {
    for (const returnTo of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "x",
      // Browsers leave these characters out before they look at the address.
      "/\t/evil.example",
      "/\n/evil.example",
      "/\r\\evil.example",
    ])
      expect((await begin(new Browser(), "ministry", { returnTo })).status).toBe(400);
  });
});

describe("What comes back from a provider", () => {
  const failed = (reason: string) => `/sign-in?failed=${reason}`;
  const location = async (browser: Browser, url: string) =>
    (await browser.go(url)).headers.get("location");

  test("is refused with another state, or in another browser than began", async () => {
    const browser = new Browser();
    const back = new URL(await atProvider(browser));
    back.searchParams.set("state", "another");
    expect(await location(browser, back.href)).toBe(failed("oidc-state"));
    expect(await location(new Browser(), await atProvider(browser))).toBe(failed("oidc-state"));
  });

  test("is refused the second time", async () => {
    const browser = new Browser();
    const back = await atProvider(browser);
    expect(await location(browser, back)).toBe("/");
    expect(await location(browser, back)).toBe(failed("oidc-state"));
  });

  test("is refused with a nonce of another sign-in", async () => {
    const browser = new Browser();
    const back = await atProvider(browser);
    await node.context.store.transaction({ type: "system", name: "test" }, async (tx) => {
      const rows = await tx.selectFrom("sign_in_challenge").selectAll().execute();
      for (const { id, facts } of rows)
        await tx
          .updateTable("sign_in_challenge")
          .set({ facts: JSON.stringify({ ...facts, nonce: "another" }) })
          .where("id", "=", id)
          .execute();
    });
    expect(await location(browser, back)).toBe(failed("oidc-refused"));
  });

  test("is refused with the code of another sign-in, a made-up one, or one that is too old", async () => {
    const [one, other] = [new Browser(), new Browser()];
    const [mine, theirs] = [new URL(await atProvider(one)), new URL(await atProvider(other))];
    mine.searchParams.set("code", theirs.searchParams.get("code") ?? "");
    expect(await location(one, mine.href)).toBe(failed("oidc-refused"));
    theirs.searchParams.set("code", "made-up");
    expect(await location(other, theirs.href)).toBe(failed("oidc-refused"));
    const late = await atProvider(one, "hasty");
    await pause(2_100);
    expect(await location(one, late)).toBe(failed("oidc-refused"));
  });

  test("is refused when it names another issuer", async () => {
    const browser = new Browser();
    const back = new URL(await atProvider(browser));
    expect(back.searchParams.get("iss")).toBe(provider.issuer);
    back.searchParams.set("iss", "https://evil.example");
    expect(await location(browser, back.href)).toBe(failed("oidc-refused"));
  });

  test("tells that the person has changed their mind", async () => {
    const browser = new Browser();
    const back = new URL(await atProvider(browser));
    back.searchParams.delete("code");
    back.searchParams.set("error", "access_denied");
    expect(await location(browser, back.href)).toBe(failed("oidc-cancelled"));
  });
});
