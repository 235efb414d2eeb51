import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TestAnswer, TestClient } from "../../../testing/test-client.ts";
import { startTestNode, testPassword, type TestNode } from "../../../testing/test-node.ts";
import { SoftPasskey, type Bend } from "./authenticator.fixture.ts";

const publicUrl = "https://entente.example";
const minute = 60_000;
type Question = { challengeId: string; options: { challenge: string; user: { id: string } } };
type Body = { type?: string; token?: string; user?: { email: string } };

let node: TestNode;
let now = new Date();

beforeAll(async () => {
  node = await startTestNode({
    config: {
      http: { port: 0, publicUrl },
      signIn: { require: { roles: ["magistrate"] } },
    },
    overrides: { now: () => now },
  });
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bo@example.org", "analyst");
});
beforeEach(() => {
  now = new Date();
});
afterAll(() => node.stop());

const passkey = () => new SoftPasskey(publicUrl, "entente.example");
const codeOf = ({ body }: TestAnswer<Body>) => body.type?.split("/").at(-1);

async function register(client: TestClient, key: SoftPasskey, bend: Bend = {}) {
  const { body } = await client.post<Question>("/session/passkeys/question");
  return client.post<Body>("/session/passkeys", {
    challengeId: body.challengeId,
    name: "A key",
    response: key.create(body.options, bend),
  });
}

async function enter(key: SoftPasskey, bend: Bend = {}) {
  const { body } = await node.client().post<Question>("/sessions/passkey/question");
  return node.client().post<Body>("/sessions/passkey", {
    challengeId: body.challengeId,
    response: key.get(body.options, bend),
    transport: "bearer",
  });
}

describe("A passkey", () => {
  test("is registered, named, and signs its owner in without a name being typed", async () => {
    const ana = await node.signIn("ana@example.org");
    const key = passkey();
    expect((await register(ana, key)).status).toBe(201);
    const { body } = await ana.get<{ items: { id: string; name: string }[] }>("/session/passkeys");
    expect(body.items).toMatchObject([{ id: key.id, name: "A key", backedUp: false }]);
    const entered = await enter(key);
    expect(entered.status).toBe(201);
    expect(entered.body.user?.email).toBe("ana@example.org");
    expect((await ana.patch(`/session/passkeys/${key.id}`, { name: "Desk" })).status).toBe(204);
    expect((await ana.delete(`/session/passkeys/${key.id}`)).status).toBe(204);
    expect(codeOf(await enter(key))).toBe("passkey-refused");
  });

  test.each<[string, Bend]>([
    ["for another site", { rpId: "evil.example" }],
    ["from another origin", { origin: "https://evil.example" }],
    ["without having verified its owner", { unverified: true }],
  ])("is neither registered nor taken %s", async (_what, bend) => {
    const ana = await node.signIn("ana@example.org");
    const refused = await register(ana, passkey(), bend);
    expect([refused.status, codeOf(refused)]).toEqual([422, "passkey-refused"]);
    const key = passkey();
    await register(ana, key);
    expect(codeOf(await enter(key, bend))).toBe("passkey-refused");
    expect((await enter(key)).status).toBe(201);
  });

  test("is refused when its counter goes back, as that of a copy does", async () => {
    const ana = await node.signIn("ana@example.org");
    const key = passkey();
    await register(ana, key);
    expect((await enter(key, { counter: 7 })).status).toBe(201);
    expect((await enter(key, { counter: 7 })).status).toBe(401);
    expect((await enter(key, { counter: 3 })).status).toBe(401);
    expect((await enter(key, { counter: 8 })).status).toBe(201);
  });

  test("of a user who was disabled is refused", async () => {
    await node.addUser("gone@example.org", "analyst");
    const key = passkey();
    await register(await node.signIn("gone@example.org"), key);
    await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .updateTable("app_user")
        .set({ disabled: true })
        .where("email", "=", "gone@example.org")
        .execute(),
    );
    expect(codeOf(await enter(key))).toBe("passkey-refused");
  });

  test("belongs to one user: another neither registers nor changes it", async () => {
    const [ana, bo] = [await node.signIn("ana@example.org"), await node.signIn("bo@example.org")];
    const key = passkey();
    await register(ana, key);
    expect(codeOf(await register(bo, key))).toBe("passkey-known");
    expect((await bo.patch(`/session/passkeys/${key.id}`, { name: "Mine" })).status).toBe(404);
    expect((await bo.delete(`/session/passkeys/${key.id}`)).status).toBe(404);
  });
});

describe("The cookie of a session over https", () => {
  test("is one that no other host and no page without TLS can set or read", async () => {
    const { headers } = await node.client().post("/sessions", {
      email: "ana@example.org",
      password: testPassword,
    });
    const [pair = "", ...attributes] = (headers.get("set-cookie") ?? "").split("; ");
    expect(pair).toMatch(/^__Host-entente_session_be-test-police=[\w-]{43}$/);
    expect(attributes).toEqual(expect.arrayContaining(["Path=/", "Secure", "HttpOnly"]));
    expect(attributes.join()).not.toContain("Domain");
    const session = await node.client().get("/session", { cookie: pair });
    expect(session.status).toBe(200);
    const plain = pair.replace("__Host-", "");
    expect((await node.client().get("/session", { cookie: plain })).status).toBe(401);
  });
});

describe("A challenge", () => {
  test("is good once, for one purpose, for five minutes, for the user it was made for", async () => {
    const [ana, bo] = [await node.signIn("ana@example.org"), await node.signIn("bo@example.org")];
    const key = passkey();
    await register(ana, key);
    const ask = async () => (await node.client().post<Question>("/sessions/passkey/question")).body;
    const answer = ({ challengeId, options }: Question) =>
      node.client().post<Body>("/sessions/passkey", {
        challengeId,
        response: key.get(options),
        transport: "bearer",
      });
    const used = await ask();
    expect((await answer(used)).status).toBe(201);
    expect((await answer(used)).status).toBe(401);
    const late = await ask();
    now = new Date(now.getTime() + 6 * minute);
    expect((await answer(late)).status).toBe(401);
    const crossed = { ...(await ask()), challengeId: (await ask()).challengeId };
    expect((await answer(crossed)).status).toBe(401);
    now = new Date();
    const other = (await bo.post<Question>("/session/confirmation/question")).body;
    expect((await answer(other)).status).toBe(401);
    const mine = (await ana.post<Question>("/session/passkeys/question")).body;
    const stolen = await bo.post<Body>("/session/passkeys", {
      challengeId: mine.challengeId,
      name: "Theirs",
      response: passkey().create(mine.options),
    });
    expect(codeOf(stolen)).toBe("passkey-refused");
  });
});

describe("A role that asks for a passkey", () => {
  const signInByPassword = (email: string) =>
    node.client().post<Body>("/sessions", { email, password: testPassword, transport: "bearer" });
  const withToken = (token: string | undefined) => ({ authorization: `Bearer ${token}` });

  test("lets a password do nothing but register the first one", async () => {
    await node.addUser("judge@example.org", "magistrate");
    const { body } = await signInByPassword("judge@example.org");
    const judge = await node.signIn("judge@example.org");
    const headers = withToken(body.token);
    expect((await node.client().get("/session", headers)).body).toMatchObject({
      session: { method: "password", limited: "passkey-required" },
    });
    for (const path of ["/cases", "/records", "/hits", "/requests", "/users", "/agreements"]) {
      const answer = await node.client().get<Body>(path, headers);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, "passkey-required"]);
    }
    const key = passkey();
    expect((await register(judge, key)).status).toBe(201);
    expect((await judge.get("/cases")).status).toBe(200);
    expect(codeOf(await signInByPassword("judge@example.org"))).toBe("use-your-passkey");
    const old = await node.client().request<Body>("/session/passkeys/question", {
      method: "POST",
      headers,
    });
    expect(codeOf(old)).toBe("use-your-passkey");
    const entered = await enter(key);
    expect((await node.client().get("/cases", withToken(entered.body.token))).status).toBe(200);
  });
});

describe("Showing once more that it is you", () => {
  test("opens the gravest acts for ten minutes, by password or passkey", async () => {
    const ana = await node.signIn("ana@example.org");
    const key = passkey();
    await register(ana, key);
    const remove = (id: string) => ana.delete<Body>(`/session/passkeys/${id}`);
    now = new Date(now.getTime() + 11 * minute);
    expect(codeOf(await remove("none"))).toBe("recent-authentication-required");
    const wrong = await ana.post<Body>("/session/confirmation", { password: "not the password" });
    expect(codeOf(wrong)).toBe("wrong-credentials");
    const right = await ana.post("/session/confirmation", { password: testPassword });
    expect(right.status).toBe(204);
    expect(codeOf(await remove("none"))).toBe("passkey-not-found");

    now = new Date(now.getTime() + 11 * minute);
    expect(codeOf(await remove("none"))).toBe("recent-authentication-required");
    const { body } = await ana.post<Question>("/session/confirmation/question");
    const shown = { challengeId: body.challengeId, response: key.get(body.options) };
    expect((await ana.post("/session/confirmation", shown)).status).toBe(204);
    expect((await remove(key.id)).status).toBe(204);
  });

  test("takes nobody else's passkey", async () => {
    const [ana, bo] = [await node.signIn("ana@example.org"), await node.signIn("bo@example.org")];
    const key = passkey();
    await register(bo, key);
    const { body } = await ana.post<Question>("/session/confirmation/question");
    const shown = { challengeId: body.challengeId, response: key.get(body.options) };
    expect(codeOf(await ana.post<Body>("/session/confirmation", shown))).toBe("passkey-refused");
  });
});
