import { newId } from "@entente/model";
import {
  checkpointBytes,
  isSigned,
  merkleRoot,
  publicKeyOf,
  verifyConsistency,
  verifyInclusion,
  type Checkpoint,
} from "@entente/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transaction } from "../store/store.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { appendToLedger, eraseJustifications } from "./ledger.ts";
import { seal } from "./seal.ts";
import { openSealer } from "./sealer.ts";
import { proveConsistency, proveInclusion } from "./tree-proofs.ts";

let node: TestNode;
let twin: TestNode;
const system = { type: "system", name: "test" } as const;

beforeAll(async () => {
  node = await startTestNode();
  twin = await startTestNode({ database: node.database });
});
afterAll(async () => {
  await twin.stop();
  await node.stop();
});

const inStore = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  node.context.store.transaction(system, work);
const entry = () => ({ act: "consultation" as const, object: { type: "record", id: newId() } });
const append = (count: number): Promise<void> =>
  inStore((tx) => appendToLedger(tx, Array.from({ length: count }, entry)));
const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");

const readLeaves = () =>
  inStore((tx) =>
    tx
      .selectFrom("ledger_leaf")
      .innerJoin("ledger_entry", "seq", "entry_seq")
      .select(["index", "entry_seq", "ledger_leaf.leaf_hash", "ledger_entry.leaf_hash as stated"])
      .orderBy("index")
      .execute(),
  );
const unsealed = () =>
  inStore(async (tx) => {
    const { rows } = await sql<{ seq: number }>`
      select seq from ledger_entry where seq not in (select entry_seq from ledger_leaf)
    `.execute(tx);
    return rows.length;
  });

async function rootAt(size: number): Promise<Buffer> {
  const leaves = await readLeaves();
  return Buffer.from(merkleRoot(leaves.slice(0, size).map(({ leaf_hash: hash }) => hash)));
}

describe("Sealing", () => {
  test("puts every entry into the tree once, without gaps, and signs its root", async () => {
    await append(300);
    const checkpoint = await seal(node.context);
    const leaves = await readLeaves();
    expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at));
    expect(leaves.every(({ leaf_hash: hash, stated }) => hash.equals(stated))).toBe(true);
    expect(leaves.length).toBe(checkpoint.size);
    expect(await unsealed()).toBe(0);
    expect(checkpoint).toMatchObject({
      authority: "be-test-police",
      root: (await rootAt(checkpoint.size)).toString("hex"),
    });
    const key = publicKeyOf(node.context.identity.signingKey);
    expect(isSigned(checkpointBytes(checkpoint), checkpoint.signature, key)).toBe(true);
  });

  test("answers the same checkpoint again when nothing was added", async () => {
    const first = await seal(node.context);
    expect(await seal(node.context)).toEqual(first);
  });

  test("signs anew with nothing added when the node has other keys", async () => {
    const first = await seal(node.context);
    const { identity } = twin.context;
    const second = await seal({ ...node.context, identity });
    expect(second).toMatchObject({ size: first.size, root: first.root, at: expect.any(String) });
    const key = publicKeyOf(identity.signingKey);
    expect(isSigned(checkpointBytes(second), second.signature, key)).toBe(true);
    expect(second.signature).not.toBe(first.signature);
  });

  test("takes what commits late when it has committed, however much was sealed meanwhile", async () => {
    const late = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const slow = inStore(async (tx) => {
      await appendToLedger(tx, [entry(), entry()]);
      begun.resolve();
      await late.promise;
    });
    await begun.promise;
    await append(3);
    const before = await seal(node.context);
    await append(2);
    const between = await seal(node.context);
    expect(between.size).toBe(before.size + 2);
    late.resolve();
    await slow;
    const after = await seal(node.context);
    expect(after.size).toBe(between.size + 2);
    expect(await unsealed()).toBe(0);
  });

  test("by two servers of one database makes one tree, while others write and fail", async () => {
    const { size } = await seal(node.context);
    const sealers = [openSealer(node.context), openSealer(twin.context)];
    const seen: Checkpoint[] = [];
    const work = Array.from({ length: 60 }, async (_, at) => {
      await inStore(async (tx) => {
        await appendToLedger(tx, [entry(), entry()]);
        if (at % 5 === 0) throw new Error("rolled back");
      }).catch(() => undefined);
      seen.push(await sealers[at % 2]!.seal());
    });
    await Promise.all(work);
    const last = await seal(node.context);
    expect(await unsealed()).toBe(0);
    expect(last.size).toBeGreaterThanOrEqual(size + 96);
    for (const { size: at, root } of seen) expect(root).toBe((await rootAt(at)).toString("hex"));
  });

  test("keeps its instants in order when a clock goes back", async () => {
    const first = await seal(node.context);
    await append(1);
    const now = (): Date => new Date(Date.now() - 3_600_000);
    const second = await seal({ ...node.context, now });
    expect(second.size).toBeGreaterThan(first.size);
    expect(second.at).toBe(first.at);
  });

  test("goes on with a database that was restored into another PostgreSQL", async () => {
    const before = await seal(node.context);
    await append(4);
    await inStore((tx) => sql`update ledger_tree set cluster = 'another'`.execute(tx));
    const restored = await seal(node.context);
    expect(restored.size).toBeGreaterThanOrEqual(before.size + 4);
    await append(1);
    expect((await seal(node.context)).size).toBe(restored.size + 1);
    expect(await unsealed()).toBe(0);
  });
});

describe("A proof out of the database", () => {
  test("holds for entries all over the tree and between sizes", async () => {
    await append(700);
    const { size, root } = await seal(node.context);
    const leaves = await readLeaves();
    for (const index of [0, 1, 255, 256, 511, 512, 700, size - 1]) {
      const proof = await inStore((tx) => proveInclusion(tx, index, size));
      const claim = { index, leaf: leaves[index]!.leaf_hash, size, root: bytes(root) };
      expect(verifyInclusion(claim, proof)).toBe(true);
    }
    for (const from of [1, 2, 255, 256, 300, 512, 513, size - 1, size]) {
      const proof = await inStore((tx) => proveConsistency(tx, from, size));
      const claim = {
        from: { size: from, root: await rootAt(from) },
        to: { size, root: bytes(root) },
      };
      expect(verifyConsistency(claim, proof)).toBe(true);
    }
  });
});

test("The role of the servers can neither change nor remove what is sealed", async () => {
  await append(1);
  await seal(node.context);
  for (const [table, column] of [
    ["ledger_entry", "leaf_hash"],
    ["ledger_leaf", "leaf_hash"],
    ["ledger_node", "hash"],
    ["ledger_checkpoint", "size"],
    ["witnessed_checkpoint", "size"],
  ])
    for (const statement of [
      `delete from ${table}`,
      `truncate ${table}`,
      `update ${table} set ${column} = ${column}`,
    ])
      await expect(inStore((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        "permission denied",
      );
});

test("A justification can be erased, and nothing else: the leaf stays what it was", async () => {
  const justification = "He was seen at the quay";
  const kept = entry();
  await inStore((tx) => appendToLedger(tx, [{ ...kept, justification }]));
  const read = () =>
    inStore((tx) =>
      tx
        .selectFrom("ledger_entry")
        .selectAll()
        .where("object_id", "=", kept.object.id)
        .executeTakeFirstOrThrow(),
    );
  const before = await read();
  expect(await inStore((tx) => eraseJustifications(tx, [before.seq]))).toBe(1);
  const nothing = { justification: null, justification_salt: null };
  expect(await read()).toEqual({ ...before, ...nothing });
  expect(before.justification).toBe(justification);
  expect(await inStore((tx) => eraseJustifications(tx, [before.seq]))).toBe(0);
});
