import { newId } from "@entente/model";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import type { Finding } from "./finding.ts";
import { appendToLedger } from "./ledger.ts";
import { seal } from "./seal.ts";
import { breakIn, leafOfRow, rewriteTree, type Intruder } from "./tamper.fixture.ts";
import { verifyLedger, type KeptCheckpoint } from "./verify-ledger.ts";

let node: TestNode;
let intruder: Intruder;

beforeEach(async () => {
  node = await startTestNode();
  intruder = await breakIn(node.context.store);
  for (let part = 0; part < 4; part++) {
    await write(10);
    await seal(node.context);
  }
});
afterEach(async () => {
  await intruder.leave();
  await node.stop();
});

function write(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) => ({
    act: "consultation" as const,
    object: { type: "record", id: newId() },
    justification: `Reason ${at}`,
    facts: { at, text: "é", half: 0.5 },
  }));
  return node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    appendToLedger(tx, entries),
  );
}

const verify = (witnessed: readonly KeptCheckpoint[] = []) =>
  verifyLedger(node.context.store, witnessed);
const faults = async (): Promise<Finding[]> => [...(await verify()).findings];

/** A sealed entry in the middle. */
async function middle(offset = 0): Promise<{ seq: number; index: number }> {
  const [row] = (await intruder.sql(
    "select entry_seq::int as seq, index::int from ledger_leaf where index = $1",
    [15 + offset],
  )) as { seq: number; index: number }[];
  if (!row) throw new Error("there are too few entries");
  return row;
}

const otherColumns =
  "at, actor_type, actor_id, act, object_type, object_id, case_id, recipient, facts, salt, " +
  "justification, justification_salt, justification_hash";

describe("A ledger that nobody touched", () => {
  test("has no faults, and tells its size, root and what is not yet sealed", async () => {
    const checkpoint = await seal(node.context);
    const { size, root } = checkpoint;
    const signingKey = node.context.identity.signingKey;
    const report = await verify([{ checkpoint, signingKey, kept: "fr-b" }]);
    expect(report).toMatchObject({ size, root, unsealed: 0, findings: [] });
    expect(report.checkpoints).toBeGreaterThan(4);
  });

  test("has none either when justifications have been erased", async () => {
    await intruder.sql("update ledger_entry set justification = null, justification_salt = null");
    expect(await faults()).toEqual([]);
  });
});

describe("Whoever rules over the database", () => {
  test.each([
    ["what was done", "act = 'search'"],
    ["who did it", "actor_id = 'somebody else'"],
    ["when", "at = at + interval '1 microsecond'"],
    ["to what", "object_id = object_id || 'x'"],
    ["a fact", `facts = facts || '{"half": 0.25}'`],
    ["the salt", "salt = sha256(salt)"],
    [
      "the hash of an erased justification",
      "justification = null, justification_hash = sha256('another')",
    ],
  ])("is found to have changed %s", async (_name, change) => {
    const { seq, index } = await middle();
    await intruder.sql(`update ledger_entry set ${change} where seq = $1`, [seq]);
    expect(await faults()).toMatchObject([{ fault: expect.stringMatching(/changed/), seq, index }]);
  });

  test("is found to have changed the text of a justification", async () => {
    const { seq, index } = await middle();
    await intruder.sql("update ledger_entry set justification = 'x' where seq = $1", [seq]);
    expect(await faults()).toEqual([{ fault: "justification-changed", seq, index }]);
  });

  test("is found to have removed an entry, with or without its leaf", async () => {
    const { seq, index } = await middle();
    await intruder.sql("delete from ledger_entry where seq = $1", [seq]);
    expect(await faults()).toEqual([{ fault: "entry-missing", seq, index }]);
    await intruder.sql("delete from ledger_leaf where entry_seq = $1", [seq]);
    expect((await faults())[0]).toEqual({ fault: "place-missing", index });
  });

  test("is found to have swapped two entries", async () => {
    const [one, other] = [await middle(), await middle(1)];
    await intruder.sql(
      `update ledger_entry as e set (${otherColumns}) =
         (select ${otherColumns} from ledger_entry where seq = $1::bigint + $2 - e.seq)
       where seq in ($1, $2)`,
      [one.seq, other.seq],
    );
    expect(await faults()).toEqual([
      { fault: "entry-reordered", ...one },
      { fault: "entry-reordered", ...other },
    ]);
  });

  test("is found to have slipped in an entry that should have been sealed long ago", async () => {
    const { seq } = await middle();
    const [added] = (await intruder.sql(
      `insert into ledger_entry (${otherColumns}, leaf_hash, xid)
       select ${otherColumns}, leaf_hash, xid from ledger_entry where seq = $1 returning seq::int`,
      [seq],
    )) as { seq: number }[];
    expect(await faults()).toEqual([{ fault: "entry-added", seq: added?.seq }]);
  });

  test("is found to have slipped in an entry between others, leaves and all", async () => {
    const { seq, index } = await middle();
    await intruder.sql("update ledger_leaf set index = index + 1000 where index > $1", [index]);
    await intruder.sql("update ledger_leaf set index = index - 999 where index > 1000");
    await intruder.sql(
      `with added as (
         insert into ledger_entry (${otherColumns}, leaf_hash)
         select ${otherColumns}, leaf_hash from ledger_entry where seq = $1
         returning seq, leaf_hash)
       insert into ledger_leaf select $2::bigint + 1, seq, leaf_hash from added`,
      [seq, index],
    );
    const found = await faults();
    expect(found[0]).toMatchObject({ fault: "checkpoint-differs", kept: "own" });
    const [from = 0, to = 0] = found[0]?.between ?? [];
    expect(from).toBeLessThanOrEqual(index + 1);
    expect(to).toBeGreaterThan(index);
  });

  test("is found to have changed an entry together with its leaf, between which checkpoints", async () => {
    const { seq, index } = await middle();
    await intruder.sql("update ledger_entry set act = 'search' where seq = $1", [seq]);
    const [row] = await intruder.sql("select * from ledger_entry where seq = $1", [seq]);
    const leaf = leafOfRow(row as Parameters<typeof leafOfRow>[0]);
    await intruder.sql("update ledger_entry set leaf_hash = $1 where seq = $2", [leaf, seq]);
    await intruder.sql("update ledger_leaf set leaf_hash = $1 where entry_seq = $2", [leaf, seq]);
    const [first] = await faults();
    expect(first).toMatchObject({ fault: "checkpoint-differs", kept: "own" });
    expect(first?.between?.[0]).toBeLessThanOrEqual(index);
    expect(first?.size).toBeGreaterThan(index);
  });

  test("is found to have forged a checkpoint", async () => {
    await intruder.sql(
      `update ledger_checkpoint set checkpoint = checkpoint || '{"at": "2026-01-01T00:00:00.000Z"}'
       where id = (select min(id) from ledger_checkpoint)`,
    );
    expect(await faults()).toMatchObject([{ fault: "checkpoint-not-signed", kept: "own" }]);
  });

  test("who writes everything anew, with the node's own key, is found by what a partner kept", async () => {
    const checkpoint = await seal(node.context);
    const { seq } = await middle();
    await intruder.sql("delete from ledger_entry where seq = $1", [seq]);
    await rewriteTree(intruder, node.context);
    expect(await faults()).toEqual([]);
    const signingKey = node.context.identity.signingKey;
    const { findings } = await verify([{ checkpoint, signingKey, kept: "fr-b" }]);
    expect(findings).toMatchObject([
      { fault: expect.stringMatching(/^checkpoint-(beyond|differs)$/), kept: "fr-b" },
    ]);
  });
});
