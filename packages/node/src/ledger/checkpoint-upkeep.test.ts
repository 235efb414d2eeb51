import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyLogExport } from "../features/oversight/export/verify-export.ts";
import { writeJson } from "../features/oversight/export/write-json.ts";
import { announceKeys, keyFolder } from "../link/key-rotation.ts";
import { writeOwnAuthority } from "../own-authority.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { appendToLedger } from "./ledger.ts";
import { verifyLog, writeLog } from "./log-file.ts";
import { seal } from "./seal.ts";
import { nameCheckpoint, thinCheckpoints } from "./thin-checkpoints.ts";
import { verifyLedger } from "./verify-ledger.ts";

const system = { type: "system", name: "test" } as const;
const day = 86_400_000;

let node: TestNode;
let folder: string;
beforeAll(async () => {
  node = await startTestNode();
  folder = await mkdtemp(join(tmpdir(), "entente-upkeep-"));
});
afterAll(async () => {
  await node.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Writes an entry and seals it as at an instant. */
async function sealAt(at: Date) {
  const { store, authority, identity } = node.context;
  await store.transaction(system, (tx) =>
    appendToLedger(tx, [{ act: "search", object: { type: "record", id: newId() } }]),
  );
  return seal({ store, authority, identity, now: () => at });
}

describe("Own checkpoints", () => {
  test("are thinned out to the last of each day after 30 days, but not those that are named", async () => {
    const { store } = node.context;
    // The clock of the node was behind for a while, so that all this was sealed long ago.
    await store.transaction(system, (tx) =>
      tx.updateTable("ledger_tree").set({ checkpoint: null }).execute(),
    );
    const from = Date.now() - 40 * day;
    const sealed: Awaited<ReturnType<typeof sealAt>>[] = [];
    for (const [days, hours] of [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 2],
      [39, 1],
      [39, 2],
    ] as const)
      sealed.push(await sealAt(new Date(startOfDay(from) + days * day + hours * 3_600_000)));
    await store.transaction(system, (tx) => nameCheckpoint(tx, "partner/x", sealed[1]!.size));
    await thinCheckpoints(store);
    const left = await store.transaction(system, (tx) =>
      tx.selectFrom("ledger_checkpoint").select("size").orderBy("id").execute(),
    );
    const sizes = new Set(left.map((row) => row.size));
    expect(sealed.map(({ size }) => sizes.has(size))).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(await verifyLedger(store)).toMatchObject({ findings: [] });
    await expect(
      store.transaction(system, (tx) => tx.deleteFrom("ledger_checkpoint").execute()),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("After a change of keys", () => {
  test("an exported log holds, each checkpoint under the key of its time", async () => {
    const { store, authority, identity, config, now } = node.context;
    const checkpoint = await sealAt(now());
    await changeKeys();
    await sealAt(now());
    const file = join(folder, "log.jsonl");
    let text = "";
    for await (const part of writeLog(store, authority.id)) text += part;
    await writeFile(file, text);
    expect(await verifyLog(file)).toMatchObject({ findings: [] });
    const [head = "", ...entries] = (await readFile(file, "utf8")).split("\n");
    const unknown = { ...(JSON.parse(head) as object), keys: [] };
    await writeFile(file, [JSON.stringify(unknown), ...entries].join("\n"));
    expect((await verifyLog(file)).findings[0]).toMatchObject({ fault: "checkpoint-not-signed" });

    const exported = { from: new Date(0), to: now(), words: false, checkpoint };
    const segment = { first: 0, entries: checkpoint.size };
    let lines = "";
    for await (const piece of writeJson(node.context, { ...exported, segment }, () => undefined))
      lines += piece;
    expect(await verifyLogExport(each(lines.trim().split("\n")))).toMatchObject({ ok: true });

    async function changeKeys(): Promise<void> {
      const at = now().getTime();
      const dates = { validFrom: new Date(at - 2_000), overlapUntil: new Date(at - 1_000) };
      const made = await announceKeys(keyFolder(config.dataDir), authority.id, dates, now());
      expect(made.ok).toBe(true);
      await identity.refresh();
      await writeOwnAuthority(store, authority, identity, node.context.link.url);
    }
  });
});

function startOfDay(at: number): number {
  return Math.floor(at / day) * day;
}

async function* each(lines: readonly string[]) {
  yield* lines;
}
