import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAnswer, TestClient } from "../../testing/test-client.ts";
import { startTestNode, testPassword, type TestNode } from "../../testing/test-node.ts";

type Account = {
  id: string;
  name: string;
  roles: string[];
  disabled: boolean;
  password: string;
  sessions: number;
};
type Body = Partial<Account> & { type?: string; token?: string; items?: Account[] };

let node: TestNode;
let now: Date;
let ada: TestClient;
let adaId: string;

beforeAll(async () => {
  now = new Date();
  node = await startTestNode({ overrides: { now: () => now } });
  adaId = await node.addUser("ada@example.org", "administrator");
  ada = await node.signIn("ada@example.org");
});
afterAll(() => node.stop());

const codeOf = ({ body }: TestAnswer<Body>) => body.type?.split("/").at(-1);
const enter = (email: string, password: string) =>
  node.client().post<Body>("/sessions", { email, password, transport: "bearer" });
const as = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const newUser = (name: string) => ({
  name,
  email: `${name}@example.org`,
  roles: ["analyst"],
  language: "nl",
});

describe("An administrator", () => {
  test("makes a user, whose first password is good for choosing another", async () => {
    const made = await ada.post<Body>("/accounts", newUser("bo"));
    expect(made.status).toBe(201);
    const { token } = (await enter("bo@example.org", made.body.password ?? "")).body;
    const refused = await node.client().get<Body>("/cases", as(token));
    expect([refused.status, codeOf(refused)]).toEqual([403, "password-change-required"]);
    const change = await node.client().request("/session/password", {
      method: "PUT",
      headers: { ...as(token), "content-type": "application/json" },
      body: JSON.stringify({ current: made.body.password, next: "a password of my own" }),
    });
    expect(change.status).toBe(204);
    expect((await node.client().get("/cases", as(token))).status).toBe(200);
    expect((await ada.get<Body>(`/accounts/${made.body.id}`)).body).toMatchObject({
      password: "own",
      sessions: 1,
    });
    expect(codeOf(await ada.post<Body>("/accounts", newUser("bo")))).toBe("email-taken");
  });

  test("finds users by name, role and state, page by page, and sees no secret of theirs", async () => {
    for (const name of ["zoe1", "zoe2", "zoe3"]) await ada.post("/accounts", newUser(name));
    const names: string[] = [];
    let cursor = "";
    do {
      const page = await ada.get<{ items: Account[]; next: string | null }>(
        `/accounts?q=zoe&limit=2&role=analyst&state=active${cursor}`,
      );
      names.push(...page.body.items.map(({ name }) => name));
      cursor = page.body.next === null ? "" : `&cursor=${page.body.next}`;
    } while (cursor !== "");
    expect(names).toEqual(["zoe1", "zoe2", "zoe3"]);
    const all = await ada.get("/accounts?limit=200");
    expect(JSON.stringify(all.body)).not.toContain("scrypt");
  });

  test.each<[string, (id: string) => Promise<TestAnswer<Body>>]>([
    ["changes the roles", (id) => ada.patch(`/accounts/${id}`, { roles: ["approver"] })],
    ["disables the user", (id) => ada.patch(`/accounts/${id}`, { disabled: true })],
    ["gives another password", (id) => ada.post(`/accounts/${id}/password`)],
    ["ends the sessions", (id) => ada.delete(`/accounts/${id}/sessions`)],
    ["removes the passkeys", (id) => ada.delete(`/accounts/${id}/passkeys`)],
  ])("%s, which ends the user's sessions at once", async (what, act) => {
    const email = `${what.replaceAll(/\W/g, "-")}@example.org`;
    const id = await node.addUser(email, "analyst");
    const session = await node.signIn(email);
    expect((await session.get("/session")).status).toBe(200);
    expect((await act(id)).status).toBeLessThan(300);
    expect((await session.get("/session")).status).toBe(401);
  });

  test("does nothing of this to themselves, and one always stays", async () => {
    const own = [
      await ada.patch<Body>(`/accounts/${adaId}`, { roles: ["administrator", "analyst"] }),
      await ada.patch<Body>(`/accounts/${adaId}`, { disabled: true }),
      await ada.post<Body>(`/accounts/${adaId}/password`),
      await ada.delete<Body>(`/accounts/${adaId}/passkeys`),
    ];
    expect(own.map(codeOf)).toEqual(Array.from({ length: 4 }, () => "own-account"));
    const eveId = await node.addUser("eve@example.org", "administrator");
    const eve = await node.signIn("eve@example.org");
    const both = await Promise.all([
      ada.patch<Body>(`/accounts/${eveId}`, { roles: ["analyst"] }),
      eve.patch<Body>(`/accounts/${adaId}`, { roles: ["analyst"] }),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx.selectFrom("app_user").select(["email", "roles"]).execute(),
    );
    const administrators = left.filter(({ roles }) => roles.includes("administrator"));
    expect(administrators).toHaveLength(1);
    const { email } = administrators[0]!;
    ada = await node.signIn(email);
    adaId = email.startsWith("ada") ? adaId : eveId;
  });

  test("shows who they are again before a grave act", async () => {
    const id = await node.addUser("late@example.org", "analyst");
    now = new Date(now.getTime() + 11 * 60_000);
    for (const answer of [
      await ada.patch<Body>(`/accounts/${id}`, { roles: ["approver"] }),
      await ada.post<Body>(`/accounts/${id}/password`),
      await ada.post<Body>("/accounts", newUser("later")),
    ])
      expect(codeOf(answer)).toBe("recent-authentication-required");
    await ada.post("/session/confirmation", { password: testPassword });
    expect((await ada.patch(`/accounts/${id}`, { roles: ["approver"] })).status).toBe(200);
    now = new Date();
  });

  test("finds nobody under an id of nobody", async () => {
    const nobody = "018f0000-0000-7000-8000-00000000000a";
    for (const answer of [
      await ada.get<Body>(`/accounts/${nobody}`),
      await ada.patch<Body>(`/accounts/${nobody}`, { disabled: true }),
      await ada.patch<Body>(`/accounts/${nobody}`, {}),
      await ada.post<Body>(`/accounts/${nobody}/password`),
      await ada.delete<Body>(`/accounts/${nobody}/sessions`),
      await ada.delete<Body>(`/accounts/${nobody}/passkeys`),
    ])
      expect([answer.status, codeOf(answer)]).toEqual([404, "user-unknown"]);
  });
});

describe("What an administrator does", () => {
  test("is in the ledger with who did it, without the password", async () => {
    const made = await ada.post<Body>("/accounts", newUser("logged"));
    await ada.patch(`/accounts/${made.body.id}`, { roles: ["magistrate"] });
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select(["actor_type", "actor_id", "facts"])
        .where("object_id", "=", made.body.id ?? "")
        .orderBy("seq")
        .execute(),
    );
    expect(entries.map(({ facts }) => facts)).toEqual([
      { act: "user-created", roles: ["analyst"] },
      { act: "roles-changed", roles: ["magistrate"] },
    ]);
    expect(
      entries.every(({ actor_type, actor_id }) => actor_type === "user" && actor_id === adaId),
    ).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(made.body.password);
  });
});
