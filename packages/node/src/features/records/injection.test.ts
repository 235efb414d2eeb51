import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import { createPerson, openCase, openWith, statement } from "./records.fixture.ts";

let node: TestNode;
let ana: TestClient;
let bob: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("bob@example.org", "analyst");
  ana = await node.signIn("ana@example.org");
  bob = await node.signIn("bob@example.org");
  await createPerson(ana, "Hidden Person", { caseId: await openCase(ana) });
});
afterAll(() => node.stop());

const attacks = [
  "'",
  "''",
  "' or '1'='1",
  "'; drop table record; --",
  "') or true --",
  '" or ""="',
  "\\' or 1=1 --",
  "1; set local entente.scope = 'system'; --",
  "$1",
  "%27%20or%201=1",
  "x' union select id, email, password_hash from app_user --",
  "a' | 'b':* & !c <-> d",
  "\u0000",
  "${process.exit()}",
  "%",
  "_",
];

const lists: Record<string, string[]> = {
  "/records": ["q", "kind", "originator", "case", "sort", "limit", "cursor"],
  "/cases": ["q", "status", "sort", "limit", "cursor"],
  "/hits": ["state", "partner", "record", "case", "sort", "limit", "cursor"],
  "/requests": ["direction", "state", "partner", "hit", "sort", "limit", "cursor"],
  "/users": ["q", "limit", "cursor"],
  "/comparisons": ["left", "right"],
};
const parameters = Object.entries(lists).flatMap(([path, names]) =>
  names.map((name) => [path, name] as const),
);

describe("SQL that somebody sends", () => {
  test.each(parameters)("to %s as %s does nothing and shows nothing", async (path, name) => {
    for (const attack of attacks) {
      const answer = await bob.get(`${path}?${name}=${encodeURIComponent(attack)}`);
      expect([attack, [200, 400].includes(answer.status)]).toEqual([attack, true]);
      expect(JSON.stringify(answer.body)).not.toContain("Hidden");
      expect(JSON.stringify(answer.body)).not.toContain("password");
    }
  });

  test("as a value, a source or a reason is kept as the text it is", async () => {
    for (const attack of attacks.filter((text) => text !== "\u0000")) {
      const made = await createPerson(bob, `A ${attack}`, {
        statements: [statement("notes", `A ${attack}`, { source: `S ${attack}` })],
      });
      expect(made.statements).toMatchObject([{ value: `A ${attack}`, source: `S ${attack}` }]);
      expect((await openWith(bob, made.id, `R ${attack}`)).status).toBe(200);
    }
    expect((await ana.get<{ total: number }>("/records?q=hidden")).body.total).toBe(1);
  });

  test("in the place of an id is refused", async () => {
    for (const attack of attacks.filter((text) => text !== "")) {
      const id = encodeURIComponent(attack);
      for (const path of [`/records/${id}`, `/records/${id}/history`, `/cases/${id}`])
        expect([400, 404]).toContain((await bob.get(path)).status);
    }
  });
});
