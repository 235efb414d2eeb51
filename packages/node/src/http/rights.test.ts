import { join } from "node:path";
import { roles, type Role } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { TestClient } from "../testing/test-client.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { rightsTable, type DeclaredOperation } from "./rights-table.fixture.ts";

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string(),
        security: z.array(z.unknown()).optional(),
        "x-roles": z.array(z.enum(roles)).optional(),
        "x-recent-authentication": z.boolean().optional(),
      }),
    ),
  ),
});

/** What shows or changes content: records, cases, and all that comes of them. */
const content =
  /^\/(?!requests\/statistics)(cases|records|duplicates|imports|hits|requests|comparisons|recalls|consents|exports)\b/;
/** What strangers may call: it is how one gets in. */
const openOperations = [
  "DELETE /session",
  "GET /session/sample-users",
  "GET /sessions/oidc/callback",
  "GET /sessions/providers",
  "POST /sessions",
  "POST /sessions/oidc",
  "POST /sessions/passkey",
  "POST /sessions/passkey/question",
];

let node: TestNode;
let operations: DeclaredOperation[];
const clients = new Map<Role | "stranger", TestClient>();

beforeAll(async () => {
  node = await startTestNode();
  for (const role of roles) {
    await node.addUser(`${role}@example.org`, role);
    clients.set(role, await node.signIn(`${role}@example.org`));
  }
  clients.set("stranger", node.client());
  const { paths } = documentSchema.parse(
    await (await fetch(`${node.httpUrl}/api/openapi.json`)).json(),
  );
  operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace("/api/v1", ""),
      summary: operation.summary,
      roles: operation["x-roles"] ?? null,
      open: operation.security?.length === 0,
      recent: operation["x-recent-authentication"] ?? false,
    })),
  );
});
afterAll(() => node.stop());

const nameOf = ({ method, path }: DeclaredOperation) => `${method} ${path}`;

/** Calls an operation with identifiers of nothing; tells status and code. */
async function call(who: Role | "stranger", { method, path }: DeclaredOperation) {
  const address = path.replaceAll(/\{\w+\}/g, "018f0000-0000-7000-8000-00000000000a");
  const init =
    method === "GET" ? {} : { method, headers: { "content-type": "application/json" }, body: "{}" };
  const answer = await clients.get(who)?.fetch(address, init);
  if (!answer) throw new Error(`nobody is ${who}`);
  const isProblem = answer.headers.get("content-type")?.includes("problem") ?? false;
  const body = isProblem ? ((await answer.json()) as { type: string }) : undefined;
  await answer.body?.cancel().catch(() => undefined);
  return `${answer.status} ${body?.type.split("/").at(-1) ?? ""}`;
}

describe("Every operation", () => {
  test("says which roles it needs, or is one of those by which one gets in", () => {
    const open = operations.filter((each) => each.roles === null).map(nameOf);
    expect(open.toSorted()).toEqual(openOperations);
    const unguarded = operations.filter((each) => each.open !== (each.roles === null));
    expect(unguarded.map(nameOf)).toEqual([]);
  });

  test("is closed to strangers unless it is open to all", async () => {
    const answers = [];
    for (const operation of operations)
      if (operation.roles) answers.push([nameOf(operation), await call("stranger", operation)]);
    expect(answers.filter(([, answer]) => answer !== "401 no-session")).toEqual([]);
  });

  test.each(roles)("refuses a %s when it does not name that role", async (role) => {
    const answers = [];
    for (const operation of operations)
      if (operation.roles && !operation.roles.includes(role))
        answers.push([nameOf(operation), await call(role, operation)]);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter(([, answer]) => answer !== "403 role-missing")).toEqual([]);
  });
});

describe("Content", () => {
  test("is for those who work on cases: no administrator, officer or submitter sees it", () => {
    const wrong = operations.filter(
      ({ path, roles: named }) =>
        content.test(path) &&
        named?.some((role) =>
          ["administrator", "data-protection-officer", "submitter"].includes(role),
        ),
    );
    expect(wrong.map(nameOf)).toEqual([]);
    expect(operations.filter(({ path }) => content.test(path)).length).toBeGreaterThan(30);
  });
});

describe("A submitter", () => {
  test("is let in to nothing but their own account", () => {
    const may = operations.filter(({ roles: named }) => named?.includes("submitter"));
    expect(may.length).toBeGreaterThan(0);
    expect(may.filter(({ path }) => !/^\/session\b/.test(path)).map(nameOf)).toEqual([]);
  });

  test("reads nothing from any other operation", async () => {
    const read = operations.filter(
      ({ method, path, open }) => method === "GET" && !open && !/^\/session\b/.test(path),
    );
    expect(read.length).toBeGreaterThan(20);
    for (const operation of read)
      expect([nameOf(operation), await call("submitter", operation)]).toEqual([
        nameOf(operation),
        "403 role-missing",
      ]);
  });
});

describe("The page on rights", () => {
  test("says of every operation what the node asks for it", async () => {
    const page = join(import.meta.dirname, "../../../../docs/rights.md");
    await expect(rightsTable(operations)).toMatchFileSnapshot(page);
  });
});
