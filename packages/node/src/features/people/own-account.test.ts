import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAnswer, TestClient } from "../../testing/test-client.ts";
import { startTestNode, testPassword, type TestNode } from "../../testing/test-node.ts";
import { deviceOf } from "./device.ts";

type Session = { id: string; device: string; method: string; current: boolean };
type Body = { type?: string; token?: string };

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode({ config: { signIn: { idleMinutes: 30, absoluteHours: 1 } } });
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bo@example.org", "analyst");
});
afterAll(() => node.stop());

const codeOf = ({ body }: TestAnswer<Body>) => body.type?.split("/").at(-1);
const sessionsOf = async (client: TestClient) =>
  (await client.get<{ items: Session[] }>("/session/sessions")).body.items;

describe("One's own sessions", () => {
  test("are listed with device and way in, and end one by one or all but this", async () => {
    const first = await node.signIn("ana@example.org");
    await node.client().request("/sessions", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0",
      },
      body: JSON.stringify({ email: "ana@example.org", password: testPassword }),
    });
    await node.signIn("ana@example.org");
    const listed = await sessionsOf(first);
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const fox = listed.find(({ device }) => device === "Firefox, Windows");
    expect(fox).toMatchObject({ method: "password", current: false });
    expect((await first.delete(`/session/sessions/${fox?.id}`)).status).toBe(204);
    expect((await first.delete<Body>(`/session/sessions/${fox?.id}`)).status).toBe(404);
    expect(await sessionsOf(first)).toHaveLength(2);
    expect((await first.delete("/session/sessions")).status).toBe(204);
    expect(await sessionsOf(first)).toMatchObject([{ current: true }]);
  });

  test("are nobody else's to see or end", async () => {
    const [ana, bo] = [await node.signIn("ana@example.org"), await node.signIn("bo@example.org")];
    const [mine] = await sessionsOf(ana);
    expect((await sessionsOf(bo)).map(({ id }) => id)).not.toContain(mine?.id);
    const stolen = await bo.delete<Body>(`/session/sessions/${mine?.id}`);
    expect(codeOf(stolen)).toBe("session-not-found");
    expect((await ana.get("/session")).status).toBe(200);
  });

  test("tell of a device what its owner knows it by, and no more", () => {
    const chrome =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    expect(deviceOf(chrome)).toBe("Chrome, Linux");
    expect(deviceOf(chrome.replace("Safari/", "Edg/140 Safari/"))).toBe("Edge, Linux");
    const phone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
    expect(deviceOf(phone)).toBe("Safari, iOS");
    expect(deviceOf("curl/8.5.0 <script>")).toBe("curl");
    expect(deviceOf("x".repeat(500))).toHaveLength(60);
    expect(deviceOf(undefined)).toBe("");
  });
});

describe("One's own password", () => {
  const change = (client: TestClient, current: string, next: string) =>
    client.put<Body>("/session/password", { current, next });

  test("is changed against the one there is, which ends all other sessions", async () => {
    await node.addUser("cy@example.org", "analyst");
    const [here, there] = [
      await node.signIn("cy@example.org"),
      await node.signIn("cy@example.org"),
    ];
    expect(codeOf(await change(here, "not the password", "another password"))).toBe(
      "wrong-credentials",
    );
    expect((await change(here, testPassword, "short")).status).toBe(400);
    expect(codeOf(await change(here, testPassword, testPassword))).toBe("password-unchanged");
    expect((await change(here, testPassword, "another password")).status).toBe(204);
    expect((await here.get("/session")).status).toBe(200);
    expect((await there.get("/session")).status).toBe(401);
    const enter = (password: string) =>
      node.client().post("/sessions", { email: "cy@example.org", password });
    expect((await enter(testPassword)).status).toBe(401);
    expect((await enter("another password")).status).toBe(201);
  });

  test("cannot be guessed with a stolen session", async () => {
    await node.addUser("dee@example.org", "analyst");
    const stolen = await node.signIn("dee@example.org");
    const codes = [];
    for (let i = 0; i < 7; i++)
      codes.push(codeOf(await change(stolen, `guess ${i}`, "another password")));
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "wrong-credentials"));
    expect(codes.slice(5)).toEqual(["sign-in-locked", "sign-in-locked"]);
  });
});

describe("The node's settings", () => {
  test("say when sessions end", async () => {
    const began = Date.now();
    const { body } = await node.client().post<{ expiresAt: string }>("/sessions", {
      email: "ana@example.org",
      password: testPassword,
    });
    const hours = (new Date(body.expiresAt).getTime() - began) / 3_600_000;
    expect(Math.round(hours * 10) / 10).toBe(1);
  });
});
