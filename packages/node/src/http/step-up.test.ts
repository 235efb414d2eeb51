import { roles } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { TestClient } from "../testing/test-client.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";

/** The gravest acts: what leaves or is erased for good, who may do what, and whom the node trusts. */
const grave = [
  "DELETE /accounts/{id}/passkeys",
  "DELETE /session/passkeys/{id}",
  "GET /oversight/export",
  "PATCH /accounts/{id}",
  "PATCH /agreements/{id}",
  "POST /accounts",
  "POST /accounts/{id}/password",
  "POST /agreements",
  "POST /agreements/{id}/acceptance",
  "POST /agreements/{id}/end",
  "POST /agreements/{id}/proposals",
  "POST /agreements/{id}/rejection",
  "POST /consents/{id}/decision",
  "POST /consents/{id}/withdrawal",
  "POST /records/{id}/erasure",
  "POST /requests/{id}/approval",
  "POST /session/passkeys",
  "POST /session/passkeys/question",
];

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ "x-recent-authentication": z.boolean().optional() })),
  ),
});

let node: TestNode;
let somebody: TestClient;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("all@example.org", ...roles);
  somebody = await node.signIn("all@example.org");
});
afterAll(() => node.stop());

describe("The gravest acts", () => {
  test("are those that the document of the API says ask once more who one is", async () => {
    const { paths } = documentSchema.parse(
      await (await fetch(`${node.httpUrl}/api/openapi.json`)).json(),
    );
    const declared = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => operation["x-recent-authentication"])
        .map(([method]) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
    );
    expect(declared.toSorted()).toEqual(grave);
  });

  test.each(grave)(
    "%s is refused in a session that showed who one is an hour ago",
    async (name) => {
      await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
        tx
          .updateTable("session")
          .set({ authenticated_at: new Date(node.context.now().getTime() - 3_600_000) })
          .execute(),
      );
      const [method = "", path = ""] = name.split(" ");
      const { status, body } = await somebody.request<{ type: string }>(
        path.replaceAll(/\{\w+\}/g, "018f0000-0000-7000-8000-00000000000a"),
        method === "GET"
          ? {}
          : { method, headers: { "content-type": "application/json" }, body: "{}" },
      );
      expect(`${status} ${body.type.split("/").at(-1)}`).toBe("403 recent-authentication-required");
    },
  );
});
