import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestClient } from "../../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../../testing/test-node.ts";
import { signInWithProvider } from "./sign-in.ts";

const minute = 60_000;
const issuer = "https://provider.example";
const provider = {
  id: "ministry",
  name: "Ministry",
  issuer,
  clientId: "entente",
  strong: false,
} as const;

let node: TestNode;
let now = new Date();
beforeAll(async () => {
  node = await startTestNode({ overrides: { now: () => now } });
  await node.addUser("ana@example.org", "analyst");
});
afterAll(() => node.stop());

/** Whether somebody counts as having just shown who they are, for whom a provider says when. */
async function isRecent(auth_time: number | undefined): Promise<() => Promise<boolean>> {
  const claims = {
    iss: issuer,
    sub: "1",
    email: "ana@example.org",
    email_verified: true,
    name: "Ana",
    auth_time,
  };
  const from = { address: "192.0.2.1", device: "" };
  const back = { ok: true, provider, claims, returnTo: "/" } as const;
  const entered = await signInWithProvider(node.context, back, from);
  if (!entered.ok) throw new Error(entered.reason);
  const client = new TestClient(node.httpUrl, { authorization: `Bearer ${entered.token}` });
  return async () =>
    (await client.get<{ session: { recent: boolean } }>("/session")).body.session.recent;
}

describe("What a provider says of when it asked a person", () => {
  test("counts for ten minutes, and not when it says nothing", async () => {
    now = new Date();
    const seconds = Math.floor(now.getTime() / 1_000);
    expect(await (await isRecent(seconds - 60))()).toBe(true);
    expect(await (await isRecent(seconds - 660))()).toBe(false);
    expect(await (await isRecent(undefined))()).toBe(false);
  });

  test("counts no longer when its clock is ahead", async () => {
    now = new Date();
    const check = await isRecent(Math.floor(now.getTime() / 1_000) + 3_600);
    expect(await check()).toBe(true);
    now = new Date(now.getTime() + 11 * minute);
    expect(await check()).toBe(false);
  });
});
