import { afterEach, describe, expect, test } from "vitest";
import { hitOn, hitsOf, record, recordAtOnce } from "../testing/acts.ts";
import { inDatabase, waitingIn } from "../testing/database.ts";
import { forge, outcome, post } from "../testing/forge.ts";
import { phone } from "../testing/statements.ts";
import {
  connect,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";

let federation: TestFederation | undefined;
afterEach(() => federation?.stop());

const crowd = (first: number, count: number, name: string) =>
  Array.from({ length: count }, (_, number) => ({
    name: `${name} Verzonnen-${first + number}`,
    phone: phone(first + number),
    email: `p${first + number}@verzonnen.example`,
  }));

function tagged(node: TestNode): Promise<number> {
  return inDatabase(node.running(), async (tx) => {
    const rows = await tx.selectFrom("query_tag").select("tag").execute();
    return rows.length;
  });
}

/** The pairs of names that meet, as a node sees them: nothing of ids and handles, which are random. */
async function captionsOfHits(node: TestNode): Promise<string[]> {
  return (await hitsOf(node))
    .map(({ record: { caption }, state }) => `${caption} ${state}`)
    .toSorted();
}

describe("Matching", () => {
  test("waits for a partner that is down, and completes when it is back", async () => {
    federation = await startTestFederation();
    const { brussels, marseille } = federation;
    const known = await record(marseille, "Person", { name: "Zoé Rien", phone: phone(3) });
    await federation.quiet();
    await marseille.stop();
    await recordAtOnce(brussels, "Person", crowd(0, 30, "Bo"));
    const late = await record(brussels, "Person", { name: "Late One", phone: phone(500) });
    await until(async () => brussels.logLines.some((line) => line.includes("a query has to wait")));
    expect(await tagged(brussels)).toBe(0);
    await marseille.start();
    const again = await record(marseille, "Person", { name: "Tardif Un", phone: phone(500) });
    await until(
      () => hitsOf(marseille, known.id),
      (hits) => hits.length === 1,
    );
    await until(
      () => hitsOf(brussels, late.id),
      (hits) => hits.length === 1,
    );
    await federation.quiet();
    expect(await hitsOf(marseille, again.id)).toHaveLength(1);
    expect(await hitsOf(brussels)).toHaveLength(2);
    expect(await tagged(brussels)).toBe(61);
  });

  test("of a node that was stopped in the middle goes on, and ends as if it had not been", async () => {
    const run = async (interrupted: boolean): Promise<string[][]> => {
      federation = await startTestFederation({ unconnected: true });
      const { brussels, marseille } = federation;
      const [many, alike] = [crowd(0, 120, "Bo"), crowd(60, 120, "Mo")];
      await recordAtOnce(brussels, "Person", many);
      await recordAtOnce(marseille, "Person", alike);
      await connect(brussels, marseille);
      if (interrupted)
        for (let time = 0; time < 3; time++) {
          const node = time === 1 ? marseille : brussels;
          const before = await waitingIn(node.running());
          await until(
            () => waitingIn(node.running()),
            (waiting) => waiting !== before || waiting === 0,
          );
          await node.stop();
          await node.start();
        }
      await until(
        () => hitsOf(brussels),
        (hits) => hits.length === 60,
      );
      await federation.quiet();
      const seen = [await captionsOfHits(brussels), await captionsOfHits(marseille)];
      await federation.stop();
      return seen;
    };
    const undisturbed = await run(false);
    expect(undisturbed.map((hits) => hits.length)).toEqual([60, 60]);
    expect(await run(true)).toEqual(undisturbed);
  });

  test("applies changes of a list in their order, whichever arrives first", async () => {
    federation = await startTestFederation();
    const { brussels, marseille } = federation;
    const added = Buffer.alloc(28, 7).toString("base64");
    const second = { version: 2, added, removedHandles: "", more: false };
    const early = await post(brussels, marseille, "list.delta", second);
    await until(
      () => outcome(brussels, early),
      (message) => message.last_error === "list-delta-missing",
    );
    expect(await listOf(marseille)).toEqual({ version: 0, tags: 0 });
    const here = await record(brussels, "Person", { name: "Bo Een", phone: phone(7) });
    await until(
      () => outcome(brussels, early),
      (message) => message.delivered_at !== null,
    );
    expect(await listOf(marseille)).toEqual({ version: 2, tags: 2 });
    await record(marseille, "Person", { name: "Zoé Rien", phone: phone(7) });
    await hitOn(brussels, here.id);
    expect(await forge(brussels, marseille, "list.delta", second)).toBe("list-version-known");
    expect(await listOf(marseille)).toEqual({ version: 2, tags: 2 });
  });
});

function listOf(node: TestNode): Promise<{ version: number; tags: number }> {
  return inDatabase(node.running(), async (tx) => {
    const version = tx.selectFrom("agreement").select("partner_list_version");
    const tags = await tx.selectFrom("partner_tag").select("tag").execute();
    return {
      version: (await version.executeTakeFirstOrThrow()).partner_list_version,
      tags: tags.length,
    };
  });
}
