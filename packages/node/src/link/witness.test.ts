import { newId } from "@entente/model";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptHistory } from "../ledger/accept-history.ts";
import { appendToLedger } from "../ledger/ledger.ts";
import { breakIn, rewriteTree, type Intruder } from "../ledger/tamper.fixture.ts";
import { exportWitness } from "../ledger/witness-file.ts";
import { readLedgerStates } from "../ledger/witness-state.ts";
import { startPair, type Pair } from "./link-pair.fixture.ts";
import { clockOf, tracedType as type, traceMessages, until } from "./link-probe.fixture.ts";

let pair: Pair;
let intruder: Intruder;
const system = { type: "system", name: "test" } as const;

beforeEach(async () => {
  pair = await startPair();
  await pair.b.reopen(traceMessages);
  intruder = await breakIn(pair.a.store);
});
afterEach(async () => {
  await intruder.leave();
  await pair.stop();
});

const witnessed = () =>
  pair.b.store.transaction(system, (tx) =>
    tx.selectFrom("ledger_witness").selectAll().executeTakeFirst(),
  );

/** One side writes into its ledger and sends; the other has then verified at least that much. */
async function exchange() {
  await pair.a.store.transaction(system, (tx) =>
    appendToLedger(
      tx,
      Array.from({ length: 5 }, () => ({
        act: "consultation" as const,
        object: { type: "record", id: newId() },
      })),
    ),
  );
  await pair.a.send({ stream: "s", type, payload: clockOf() });
  const [{ size } = { size: 0 }] = (await intruder.sql(
    "select count(*)::int as size from ledger_entry",
  )) as { size: number }[];
  return until(witnessed, (row) => (row?.verified?.size ?? 0) >= size);
}

const rewritten = () => until(witnessed, (row) => row?.rewritten_at instanceof Date);
const send = () => pair.a.send({ stream: "s", type, payload: clockOf() });

describe("A node that is witness of its partner's ledger", () => {
  test("has it shown that each checkpoint continues the one before", async () => {
    const first = await exchange();
    const second = await exchange();
    expect(second?.verified?.size).toBeGreaterThan(first?.verified?.size ?? 0);
    expect(second).toMatchObject({ rewritten_at: null, fault: null });
    const kept = await pair.b.store.transaction(system, (tx) =>
      tx.selectFrom("witnessed_checkpoint").select(["size", "signing_key"]).execute(),
    );
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(kept[0]?.signing_key).toEqual(pair.a.node.identity.signingKey);
  });

  test("finds a history that was written anew when a proof fails, and writes it down", async () => {
    await exchange();
    const before = await exchange();
    await intruder.sql("update ledger_entry set act = 'search' where seq = 1");
    await pair.a.store.transaction(system, (tx) =>
      appendToLedger(tx, [{ act: "search", object: { type: "record", id: newId() } }]),
    );
    await rewriteTree(intruder, pair.a.node);
    await send();
    const found = await rewritten();
    expect(found?.fault).toMatchObject({
      reason: expect.stringMatching(/^proof-(failed|not-given)$/),
      earlier: before?.verified,
    });
    const entries = await pair.b.store.transaction(system, (tx) =>
      tx.selectFrom("ledger_entry").selectAll().where("act", "=", "history-rewritten").execute(),
    );
    expect(entries).toMatchObject([
      { object_type: "authority", object_id: pair.a.node.authority.id },
    ]);
  });

  test("finds a tree that went back", async () => {
    await exchange();
    await intruder.sql("delete from ledger_entry where seq <= 3");
    await rewriteTree(intruder, pair.a.node);
    await send();
    expect((await rewritten())?.fault?.reason).toBe("went-back");
  });

  test("finds two roots for one size", async () => {
    const before = await exchange();
    await intruder.sql("update ledger_entry set act = 'search' where seq = 1");
    await intruder.sql("delete from ledger_entry where seq > $1", [before?.newest.size ?? 0]);
    await rewriteTree(intruder, pair.a.node);
    await send();
    const found = await rewritten();
    expect(found?.fault?.later.root).not.toBe(found?.fault?.earlier.root);
  });

  test("witnesses a history anew once it is accepted, and keeps what it knew of the one before", async () => {
    await exchange();
    await intruder.sql("delete from ledger_entry where seq <= 3");
    await rewriteTree(intruder, pair.a.node);
    await send();
    await rewritten();
    const { id } = pair.a.node.authority;
    const accept = () =>
      pair.b.store.transaction(system, (tx) =>
        acceptHistory(tx, id, { by: "root", reason: "restored from a backup", at: new Date() }),
      );
    const before = await evidence();
    expect(await accept()).toMatchObject({ ok: true });
    expect(await accept()).toEqual({ ok: false, reason: "history-not-rewritten" });

    expect(await exchange()).toMatchObject({ rewritten_at: null, fault: null, history: 1 });
    const after = await evidence();
    expect(after.filter((row) => row.history === 0)).toEqual(before);
    expect(after.some((row) => row.history === 1)).toBe(true);
    const file = await pair.b.store.transaction(system, (tx) =>
      exportWitness(tx, pair.b.node.authority.id, id),
    );
    expect(file.breaks).toMatchObject([
      { fault: { reason: "went-back" }, acceptedBy: "root", reason: "restored from a backup" },
    ]);
    expect(file.breaks?.[0]?.checkpoints).toHaveLength(before.length);
    const states = await pair.b.store.transaction(system, (tx) => readLedgerStates(tx, new Date()));
    expect(states.get(id)).toMatchObject({
      state: "consistent",
      breaks: [{ acceptedBy: "root", reason: "restored from a backup" }],
    });
  });
});

const evidence = () =>
  pair.b.store.transaction(system, (tx) =>
    tx.selectFrom("witnessed_checkpoint").selectAll().orderBy("history").orderBy("size").execute(),
  );
