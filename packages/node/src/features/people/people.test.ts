import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TestAnswer } from "../../testing/test-client.ts";
import { startTestNode, testPassword, type TestNode } from "../../testing/test-node.ts";
import { createSampleUsers } from "./sample-users.ts";

const system = { type: "system", name: "test" } as const;
const minute = 60_000;
type Body = { type?: string; token?: string; user?: { email: string } };

let node: TestNode;
let other: TestNode;
let now: Date;

beforeAll(async () => {
  now = new Date();
  node = await startTestNode({
    config: { http: { port: 0, trustProxy: true } },
    overrides: { now: () => now },
  });
  other = await startTestNode({
    database: node.database,
    config: { http: { port: 0, trustProxy: true }, demonstration: true },
    overrides: { now: () => now },
  });
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("dpo@example.org", "data-protection-officer");
});
beforeEach(() => {
  now = new Date();
});
afterAll(async () => {
  await other.stop();
  await node.stop();
});

/** Tries to sign in, from a network address. */
function tryAs(
  email: string,
  password: string,
  from: { address?: string; at?: TestNode; transport?: string } = {},
): Promise<TestAnswer<Body>> {
  const { address = "192.0.2.1", at = node, transport = "bearer" } = from;
  return at.client().request<Body>("/sessions", {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ email, password, transport }),
  });
}

function codeOf({ body }: TestAnswer<Body>): string | undefined {
  return body.type?.split("/").at(-1);
}

async function ledgerActs(objectType: string): Promise<string[]> {
  const rows = await node.context.store.transaction(system, (tx) =>
    tx
      .selectFrom("ledger_entry")
      .select("act")
      .where("object_type", "=", objectType)
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ act }) => act);
}

describe("Signing in", () => {
  test("gives a program a token, and keeps only its hash", async () => {
    const { status, body } = await tryAs("ANA@example.org", testPassword);
    expect(status).toBe(201);
    expect(body.user?.email).toBe("ana@example.org");
    expect(Buffer.from(body.token ?? "", "base64url")).toHaveLength(32);
    const hashes = await node.context.store.transaction(system, (tx) =>
      tx.selectFrom("session").select("token_hash").execute(),
    );
    expect(hashes.map((row) => row.token_hash.toString("base64url"))).not.toContain(body.token);
  });

  test("gives a page a cookie that scripts and other sites cannot use, and no token", async () => {
    const { headers, body } = await tryAs("ana@example.org", testPassword, { transport: "cookie" });
    expect(body.token).toBeUndefined();
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^entente_session_be-test-police=[\w-]{43};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
  });

  test("tells no difference between a wrong password and an unknown person", async () => {
    const wrong = await tryAs("dpo@example.org", "not the password");
    const unknown = await tryAs("nobody@example.org", "not the password");
    expect(wrong.status).toBe(401);
    expect(codeOf(wrong)).toBe("wrong-credentials");
    expect(unknown.body).toEqual(wrong.body);
  });

  test("is in the ledger, failures and sign-out included", async () => {
    const before = await ledgerActs("sign-in");
    await tryAs("ana@example.org", "not the password", { address: "192.0.2.2" });
    const { body } = await tryAs("ana@example.org", testPassword, { address: "192.0.2.2" });
    await node.client().request("/session", {
      method: "DELETE",
      headers: { authorization: `Bearer ${body.token}` },
    });
    expect((await ledgerActs("sign-in")).slice(before.length)).toEqual([
      "sign-in-failure",
      "sign-in",
    ]);
    expect(await ledgerActs("user")).toContain("sign-out");
  });

  test("is refused to a user who was disabled, and ends the sessions there are", async () => {
    await node.addUser("gone@example.org", "analyst");
    const gone = await node.signIn("gone@example.org");
    await node.context.store.transaction(system, (tx) =>
      tx
        .updateTable("app_user")
        .set({ disabled: true })
        .where("email", "=", "gone@example.org")
        .execute(),
    );
    expect(codeOf(await gone.get<Body>("/session"))).toBe("user-disabled");
    expect(codeOf(await tryAs("gone@example.org", testPassword))).toBe("wrong-credentials");
  });
});

describe("Too many failures", () => {
  test("of an e-mail at one address lock it there, longer each time, at every server", async () => {
    await node.addUser("locked@example.org", "analyst");
    const address = "192.0.2.10";
    for (let i = 0; i < 5; i++) await tryAs("locked@example.org", "wrong", { address });
    const refused = await tryAs("locked@example.org", testPassword, { address, at: other });
    expect(refused.status).toBe(429);
    expect(codeOf(refused)).toBe("sign-in-locked");
    expect(refused.headers.get("retry-after")).toBe("15");
    now = new Date(now.getTime() + 16_000);
    await tryAs("locked@example.org", "wrong", { address });
    const again = await tryAs("locked@example.org", testPassword, { address });
    expect(again.headers.get("retry-after")).toBe("30");
    now = new Date(now.getTime() + 31_000);
    expect((await tryAs("locked@example.org", testPassword, { address })).status).toBe(201);
  });

  test("from everywhere keep an unknown place out for a minute at most, and a known one never", async () => {
    await node.addUser("target@example.org", "analyst");
    const known = "192.0.2.40";
    expect((await tryAs("target@example.org", testPassword, { address: known })).status).toBe(201);
    const guess = (i: number) =>
      tryAs("target@example.org", "wrong", { address: `198.51.100.${100 + i}` });
    for (let i = 0; i < 20; i++) {
      await guess(i);
      now = new Date(now.getTime() + 60_000 / 2 ** Math.max(0, 14 - i));
    }
    await guess(50);
    const elsewhere = await tryAs("target@example.org", testPassword, { address: "192.0.2.41" });
    expect(codeOf(elsewhere)).toBe("sign-in-locked");
    expect(Number(elsewhere.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect((await tryAs("target@example.org", testPassword, { address: known })).status).toBe(201);
  });

  test("of an unknown e-mail are told the same way", async () => {
    const codes = [];
    for (let i = 0; i < 6; i++)
      codes.push(codeOf(await tryAs("nobody@example.org", "wrong", { address: "192.0.2.50" })));
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => "wrong-credentials"),
      "sign-in-locked",
    ]);
  });

  test("are forgotten after a success", async () => {
    await node.addUser("clumsy@example.org", "analyst");
    const statuses = [];
    for (const password of ["1", "2", "3", "4", testPassword, "5", "6", testPassword])
      statuses.push(
        (await tryAs("clumsy@example.org", password, { address: "192.0.2.30" })).status,
      );
    expect(statuses).toEqual([401, 401, 401, 401, 201, 401, 401, 201]);
  });

  test("of an address lock it for every e-mail", async () => {
    const address = "198.51.100.7";
    const codes = [];
    for (let i = 0; i < 21; i++)
      codes.push(codeOf(await tryAs(`guess${i}@example.org`, "wrong", { address })));
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(20);
    expect(codes.at(-1)).toBe("sign-in-locked");
    expect(codeOf(await tryAs("dpo@example.org", testPassword, { address }))).toBe(
      "sign-in-locked",
    );
  });

  test("are counted one by one, however many attempts come at once", async () => {
    const attempts = Array.from({ length: 15 }, (_, i) =>
      tryAs("swarm@example.org", "wrong", { address: `203.0.113.${i}` }),
    );
    const codes = (await Promise.all(attempts)).map(codeOf);
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(10);
    expect(codes.filter((code) => code === "sign-in-locked")).toHaveLength(5);
  });
});

describe("A session", () => {
  test("ends an hour after its last use", async () => {
    const ana = await node.signIn("ana@example.org");
    for (const minutes of [50, 100, 150]) {
      now = new Date(Date.now() + minutes * minute);
      expect((await ana.get("/session")).status).toBe(200);
    }
    now = new Date(Date.now() + 211 * minute);
    const answer = await ana.get<Body>("/session");
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe("session-expired");
  });

  test("ends twelve hours after sign-in, however busy", async () => {
    const ana = await node.signIn("ana@example.org");
    const from = Date.now();
    const statuses = [];
    for (let hours = 0.5; hours <= 12; hours += 0.5) {
      now = new Date(from + hours * 60 * minute - minute);
      statuses.push((await ana.get("/session")).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    now = new Date(from + 12 * 60 * minute + minute);
    expect(codeOf(await ana.get<Body>("/session"))).toBe("session-expired");
  });

  test("that was never begun is none, whatever the token looks like", async () => {
    for (const token of ["x", "x".repeat(10_000), "é"]) {
      const headers = { authorization: `Bearer ${encodeURIComponent(token)}` };
      expect(codeOf(await node.client().get<Body>("/session", headers))).toBe("no-session");
    }
  });

  test("holds at every server of the database, and is over at all when signed out", async () => {
    const { body } = await tryAs("ana@example.org", testPassword);
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await other.client().get("/session", headers)).status).toBe(200);
    await other.client().request("/session", { method: "DELETE", headers });
    expect(codeOf(await node.client().get<Body>("/session", headers))).toBe("no-session");
  });

  test("keeps the language its user chose", async () => {
    const ana = await node.signIn("ana@example.org");
    await ana.patch("/session", { language: "nl" });
    expect((await ana.get("/session")).body).toMatchObject({
      user: { language: "nl" },
      node: { id: "be-test-police" },
      demonstration: false,
    });
  });
});

describe("Colleagues", () => {
  test("are found by name, page by page, without those who left", async () => {
    for (const name of ["a_1", "a_2", "a_3"]) await node.addUser(`${name}@team.example`, "analyst");
    const ana = await node.signIn("ana@example.org");
    type Users = { items: { name: string }[]; next: string | null };
    const names = [];
    let cursor = "";
    do {
      const page = await ana.get<Users>(`/users?q=a_&limit=2${cursor}`);
      names.push(...page.body.items.map(({ name }) => name));
      cursor = page.body.next === null ? "" : `&cursor=${page.body.next}`;
    } while (cursor !== "");
    expect(names).toEqual(["a_1@team.example", "a_2@team.example", "a_3@team.example"]);
  });
});

describe("Sample users", () => {
  test("are shown by a demonstration alone", async () => {
    const user = {
      email: "sample@example.org",
      name: "Sample",
      roles: ["analyst" as const],
      language: "fr" as const,
      password: "sample password",
    };
    await other.context.store.transaction(system, (tx) => createSampleUsers(tx, [user]));
    expect((await other.client().get("/session/sample-users")).body).toEqual({ items: [user] });
    expect((await node.client().get("/session/sample-users")).status).toBe(404);
    expect((await tryAs(user.email, user.password)).status).toBe(201);
  });
});
