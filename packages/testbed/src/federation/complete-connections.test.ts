import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inDatabase } from "../testing/database.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { sampleAgreements } from "../world/index.ts";
import { completeConnections } from "./complete-connections.ts";
import { connectPartners } from "./connect-partners.ts";

const terms = sampleAgreements(25).find(({ title }) => title === "Bruxelles – Marseille")!;

let federation: TestFederation;
beforeEach(async () => {
  federation = await startTestFederation({ unconnected: true });
});
afterEach(() => federation.stop());

const bothNodes = () => [federation.brussels, federation.marseille];

function complete(): Promise<void> {
  const nodes = new Map(bothNodes().map((node) => [node.id, node.running()]));
  return completeConnections([terms], (id) => nodes.get(id)!);
}

/** What the nodes' logs say of administration, in words. */
function administration(): Promise<string[][]> {
  const told = (node: TestNode) =>
    inDatabase(node.running(), async (tx) => {
      const rows = await tx
        .selectFrom("ledger_entry")
        .select("facts")
        .where("act", "=", "administration")
        .where("object_type", "in", ["authority", "agreement"])
        .orderBy("seq")
        .execute();
      return rows.map(({ facts }) => JSON.stringify(facts));
    });
  return Promise.all(bothNodes().map(told));
}

const signings = async (): Promise<number> =>
  (await administration()).flat().filter((entry) => entry.includes("agreement-saved")).length;

describe("The connections of a federation that starts", () => {
  test("are made at its first start, and nothing is signed or pinned at a later one", async () => {
    await complete();
    const before = await administration();
    expect(await signings()).toBe(3);
    await complete();
    expect(await administration()).toEqual(before);
  });

  test("leave an agreement that was amended as it is", async () => {
    const [brussels, marseille] = bothNodes().map((node) => node.running());
    await complete();
    await connectPartners(brussels!, marseille!, { ...terms, version: 2 });
    const before = await administration();
    await complete();
    expect(await administration()).toEqual(before);
  });

  test("pin a partner that has moved anew, and sign nothing", async () => {
    const { brussels, marseille } = federation;
    await complete();
    const addressOf = () =>
      inDatabase(brussels.running(), (tx) =>
        tx
          .selectFrom("authority")
          .select("link_url")
          .where("id", "=", marseille.id)
          .executeTakeFirstOrThrow(),
      );
    await inDatabase(brussels.running(), (tx) =>
      tx
        .updateTable("authority")
        .set({ link_url: "https://127.0.0.1:9" })
        .where("id", "=", marseille.id)
        .execute(),
    );
    const saved = await signings();
    await complete();
    expect(await addressOf()).toEqual({ link_url: marseille.running().linkUrl });
    expect(await signings()).toBe(saved);
  });
});
