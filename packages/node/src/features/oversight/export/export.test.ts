import { merkleRoot, inclusionRanges } from "@entente/protocol";
import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestClient } from "../../../testing/test-client.ts";
import { startTestNode, type TestNode } from "../../../testing/test-node.ts";
import { createPerson, openWith } from "../../records/records.fixture.ts";
import { exportLog } from "./export-log.ts";
import { rootOfSegment } from "./segment-root.ts";
import { verifyLogExport } from "./verify-export.ts";

let node: TestNode;
let dpo: TestClient;
let begin: string;

beforeAll(async () => {
  node = await startTestNode();
  await node.addUser("ana@example.org", "analyst");
  await node.addUser("dpo@example.org", "data-protection-officer");
  const ana = await node.signIn("ana@example.org");
  dpo = await node.signIn("dpo@example.org");
  await createPerson(ana, "Earlier");
  await new Promise((resolve) => setTimeout(resolve, 5));
  begin = new Date().toISOString();
  const { id } = await createPerson(ana, "=HYPERLINK(1)");
  await openWith(ana, id, '=1+1, said "he"');
  await ana.get("/records?q=verzonnen");
});
afterAll(() => node.stop());

const download = (more: string, from = begin) => {
  const to = new Date(Date.now() + 60_000).toISOString();
  return dpo.fetch(`/oversight/export?from=${from}&to=${to}&${more}`);
};
const linesOf = async (more = "format=json") =>
  (await (await download(more)).text()).trim().split("\n");
async function* each(lines: readonly string[]) {
  yield* lines;
}
const verify = (lines: readonly string[]) => verifyLogExport(each(lines));

describe("An export as signed JSON", () => {
  test("tells how many entries come, and proves them under a checkpoint", async () => {
    const response = await download("format=json");
    const lines = (await response.text()).trim().split("\n");
    expect(response.headers.get("x-entries")).toBe(String(lines.length - 2));
    expect(await verify(lines)).toMatchObject({
      ok: true,
      authority: "be-test-police",
      entries: lines.length - 2,
    });
    expect(lines[0]).not.toContain('"first":0');
  });

  test("withholds the words of searches unless they are asked for", async () => {
    const without = await linesOf();
    expect(without.join("")).not.toContain("verzonnen");
    expect(await verify(without)).toMatchObject({ ok: true, withheld: 1 });
    const withWords = await linesOf("format=json&words=true");
    expect(withWords.join("")).toContain("verzonnen");
    expect(await verify(withWords)).toMatchObject({ ok: true, withheld: 0 });
  });

  test("is refused by verification after any change, omission or exchange", async () => {
    const lines = await linesOf();
    const changed = (at: number, change: (line: string) => string) =>
      lines.map((line, index) => (index === at ? change(line) : line));
    const at = lines.findIndex((line) => line.includes("said"));
    const reasons = await Promise.all([
      verify(changed(at, (line) => line.replace("said", "told"))),
      verify(changed(at, (line) => line.replace('"consultation"', '"alteration"'))),
      verify(lines.filter((_, index) => index !== at)),
      verify(changed(0, (line) => line.replace("be-test-police", "be-other-police"))),
      verify(lines.slice(0, -1)),
      verify(["{}", ...lines]),
      verify([]),
    ]);
    expect(reasons.map((answer) => (answer.ok ? "ok" : answer.reason))).toEqual([
      "justification-changed",
      "entry-changed",
      "place-missing",
      "file-changed",
      "not-a-log",
      "not-a-log",
      "not-a-log",
    ]);
  });
});

describe("An export as CSV", () => {
  test("has a line for each entry, and no formula", async () => {
    const text = (await linesOf("format=csv")).join("\n");
    expect(text).toContain("place,at,actor type");
    expect(text).toContain(`"'=1+1, said ""he"""`);
    expect(text).not.toContain("verzonnen");
  });
});

describe("Every export", () => {
  const notes = async () => {
    const entries = await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .selectFrom("ledger_entry")
        .select("facts")
        .where("act", "=", "export")
        .orderBy("seq", "desc")
        .execute(),
    );
    return entries.map(({ facts }) => facts);
  };

  test("is in the log, with how it ended", async () => {
    await linesOf();
    expect((await notes()).slice(0, 2)).toMatchObject([
      { what: "log-export-ended", aborted: false },
      { what: "log-export-begun", format: "json" },
    ]);
  });

  test("that is cancelled is in the log as such", async () => {
    const { user } = (await dpo.get<{ user: { id: string } }>("/session")).body;
    const to = new Date().toISOString();
    const query = { format: "csv", from: begin, to, words: false } as const;
    const { pieces } = await exportLog(node.context, user.id, query);
    await pieces.next();
    await pieces.return(undefined);
    expect((await notes())[0]).toMatchObject({ what: "log-export-ended", aborted: true });
  });

  test("is limited to a period of a year", async () => {
    expect((await download("format=csv", "2020-01-01T00:00:00Z")).status).toBe(400);
    expect((await download("format=csv", "2100-01-01T00:00:00Z")).status).toBe(400);
  });
});

describe("The root of a tree", () => {
  const leaves = Array.from({ length: 70 }, () =>
    createHash("sha256").update(randomBytes(8)).digest(),
  );
  const proofOf = (index: number, size: number) =>
    inclusionRanges(index, size).map(
      ({ begin: from, end }) => [`${from}-${end}`, merkleRoot(leaves.slice(from, end))] as const,
    );

  test("comes out of any leaves that follow one another and the proofs of the first and the last", () => {
    const segments = fc
      .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat())
      .map(([size, a, b]) => [size, ...[a % size, b % size].toSorted((x, y) => x - y)] as const);
    fc.assert(
      fc.property(segments, ([size, first = 0, last = 0]) => {
        const known = new Map([...proofOf(first, size), ...proofOf(last, size)]);
        const segment = { leaves: leaves.slice(first, last + 1), first, size };
        const root = merkleRoot(leaves.slice(0, size));
        expect(rootOfSegment(segment, known, merkleRoot)).toEqual(root);
      }),
      { seed: 9 },
    );
  });
});
