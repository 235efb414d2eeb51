import { newId } from "@entente/model";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLog } from "../../log/log.ts";
import { migrate, openStore, type Store, type Transaction } from "../../store/store.ts";
import { createTestDatabase } from "../../testing/test-database.ts";
import {
  claim,
  finish,
  isFor,
  orGiveBack,
  postpone,
  queueForTagging,
  stillHeld,
  type Lane,
} from "./queues.ts";

const system = { type: "system", name: "test" } as const;
const agreementId = newId();
const single: Lane = { agreementId, side: "list", bulk: false };
const bulk: Lane = { ...single, bulk: true };

let store: Store;
const inTx = <T>(work: (tx: Transaction) => Promise<T>) => store.transaction(system, work);

beforeAll(async () => {
  const { url, ownerUrl } = await createTestDatabase();
  await migrate(ownerUrl, new URL(url).username);
  store = openStore(url, 4);
});
beforeEach(() => inTx((tx) => tx.deleteFrom("tagging_queue").execute()));
afterAll(() => store.close());

const queue = (id: string, many = false) =>
  inTx((tx) => queueForTagging(tx, agreementId, [id], many));
const take = (lane: Lane) => inTx((tx) => claim(tx, lane, 10));

describe("A claim", () => {
  test("is held by one, ends when finished, and leaves the other side alone", async () => {
    await queue(newId());
    const claims = await take(single);
    expect(claims).toHaveLength(1);
    expect(await take(single)).toEqual([]);
    expect(await inTx((tx) => stillHeld(tx, single, claims))).toEqual(claims);
    await inTx((tx) => finish(tx, single, claims));
    expect(await inTx((tx) => stillHeld(tx, single, claims))).toEqual([]);
    expect(await take({ ...single, side: "query" })).toHaveLength(1);
  });

  test("is lost when its record changes meanwhile, and the change is not lost with it", async () => {
    const id = newId();
    await queue(id, true);
    const old = await take(bulk);
    await queue(id);
    expect(await inTx((tx) => stillHeld(tx, bulk, old))).toEqual([]);
    await inTx((tx) => finish(tx, bulk, old));
    await inTx((tx) => postpone(tx, bulk, old, 3_600));
    expect(await take(bulk)).toEqual([]);
    expect((await take(single)).map(({ recordId }) => recordId)).toEqual([id]);
  });

  test("is given back at once when the work fails", async () => {
    await queue(newId());
    const claims = await take(single);
    const node = { store, log: createLog("silent") };
    const failing = orGiveBack(node, single, claims, () => Promise.reject(new Error("stopped")));
    await expect(failing).rejects.toThrow("stopped");
    expect(await take(single)).toEqual(claims);
  });
});

describe("A notification", () => {
  test("wakes the lanes that have something to do", () => {
    expect(isFor("", bulk)).toBe(true);
    expect(isFor(`${agreementId} single`, single)).toBe(true);
    expect(isFor(`${agreementId} single`, bulk)).toBe(false);
    expect(isFor(`${agreementId} bulk`, bulk)).toBe(true);
    expect(isFor(`${agreementId} bulk`, single)).toBe(true);
    expect(isFor(`${newId()} bulk`, bulk)).toBe(false);
  });
});
