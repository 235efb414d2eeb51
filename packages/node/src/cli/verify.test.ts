import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "@entente/model";
import { toBase64 } from "@entente/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkEntryProof, entryProofSchema } from "../ledger/entry-proof.ts";
import { appendToLedger } from "../ledger/ledger.ts";
import { verifyLog } from "../ledger/log-file.ts";
import { seal } from "../ledger/seal.ts";
import { breakIn, rewriteTree, type Intruder } from "../ledger/tamper.fixture.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { commandsOn, runCli } from "./run-cli.fixture.ts";

let node: TestNode;
let intruder: Intruder;
let commands: Awaited<ReturnType<typeof commandsOn>>;
const objectId = newId();
const secret = "Named by a witness at the quay";

beforeAll(async () => {
  node = await startTestNode();
  commands = await commandsOn(node);
  intruder = await breakIn(node.context.store);
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    appendToLedger(tx, [
      { act: "disclosure", object: { type: "record", id: objectId }, justification: secret },
      { act: "search", object: { type: "records", id: "all" } },
    ]),
  );
  await seal(node.context);
});
afterAll(async () => {
  await intruder.leave();
  await node.stop();
});

const fileAt = (name: string): string => join(node.context.config.dataDir, name);

async function seqOfEntry(): Promise<number> {
  const [row] = (await intruder.sql("select seq::int from ledger_entry where object_id = $1", [
    objectId,
  ])) as { seq: number }[];
  return row?.seq ?? 0;
}

describe("The commands about the ledger", () => {
  test("find nothing in one that nobody touched, in the database and in a log file", async () => {
    const file = fileAt("log.jsonl");
    expect(await commands.json("verify")).toMatchObject({ findings: [] });
    await commands.json("export-log", ["--file", file]);
    expect(await verifyLog(file)).toMatchObject({ authority: "be-test-police", findings: [] });
    const altered = (await readFile(file, "utf8")).replace('"disclosure"', '"consultation"');
    await writeFile(fileAt("altered.jsonl"), altered);
    const found = await runCli(["verify", "--log", fileAt("altered.jsonl"), "--json"]);
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({
      findings: [{ fault: "entry-changed", seq: await seqOfEntry() }],
    });
  });

  test("prove an entry to whoever has only the file, and tell a proof that was altered", async () => {
    const file = fileAt("proof.json");
    await commands.run("prove", ["--entry", String(await seqOfEntry()), "--out", file]);
    const proof = await readFile(file, "utf8");
    expect(proof).toContain(secret);
    const { code, out } = await runCli(["verify", "--proof", file]);
    expect([code, out]).toEqual([0, expect.stringContaining("be-test-police")]);
    for (const [what, instead, reason] of [
      ['"disclosure"', '"search"', "not-in-the-ledger"],
      [secret, "Nothing", "justification-differs"],
      [/"size": \d+/, '"size": 1', "checkpoint-not-signed"],
    ] as const) {
      const forged = entryProofSchema.parse(JSON.parse(proof.replace(what, instead)));
      expect(checkEntryProof(forged)).toEqual({ ok: false, reason });
    }
  });

  test("say which entry was changed, and by what a partner kept that all was written anew", async () => {
    const checkpoint = await seal(node.context);
    const signingKey = toBase64(node.context.identity.signingKey);
    const witness = {
      format: "entente-witness/1",
      witness: "fr-b",
      about: "be-test-police",
      checkpoints: [{ checkpoint, signingKey }],
      fault: null,
    };
    await writeFile(fileAt("witness.json"), JSON.stringify(witness));
    const withWitness = ["--witness", fileAt("witness.json"), "--json"];
    const seq = await seqOfEntry();
    await intruder.sql("update ledger_entry set act = 'search' where seq = $1", [seq]);
    const changed = await commands.run("verify");
    expect(changed.code).toBe(1);
    expect(changed.out).toContain(`entry-changed: entry ${seq}`);

    await rewriteTree(intruder, node.context);
    expect(await verifyLedger(node.context.store)).toMatchObject({ findings: [] });
    const found = await commands.run("verify", withWitness);
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({
      findings: [{ fault: "checkpoint-differs", kept: "fr-b" }],
    });
  });
});
