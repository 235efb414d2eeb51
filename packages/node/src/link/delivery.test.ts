import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Handled } from "./handlers.ts";
import { startPair, type Pair } from "./link-pair.fixture.ts";
import {
  clockOf,
  readInbox,
  readOutbox,
  readRefusals,
  readTraces,
  tracedType as type,
  traceMessages,
  until,
  untilSettled,
} from "./link-probe.fixture.ts";

let pair: Pair;
const answers = new Map<string, () => Promise<Handled | undefined>>();
const order: string[] = [];

beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen((link) =>
    traceMessages(link, async (_tx, _envelope, { requestId }) => {
      order.push(requestId);
      return answers.get(requestId)?.();
    }),
  );
});
afterAll(() => pair.stop());

/** Sends one message of a stream and answers the id it is known by. */
async function sendOne(stream: string = newId()): Promise<string> {
  const payload = clockOf();
  await pair.a.send({ stream, type, payload });
  return payload.requestId;
}

const row = async (requestId: string) =>
  (await readOutbox(pair.a.store)).find(({ body }) => body.includes(requestId));

describe("A message", () => {
  test("arrives, has its effect once, and is marked delivered", async () => {
    const id = await sendOne();
    await until(
      () => row(id),
      (found) => found?.delivered_at instanceof Date,
    );
    expect((await readTraces(pair.b.store)).get(id)).toBe(1);
  });

  test("does not leave when its transaction is rolled back", async () => {
    const payload = clockOf();
    await expect(
      pair.a.store.transaction({ type: "system", name: "test" }, async (tx) => {
        await pair.a.send({ stream: "z", type, payload }, tx);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    const after = await sendOne("z");
    await untilSettled(pair.a.store);
    const traces = await readTraces(pair.b.store);
    expect([traces.get(after), traces.get(payload.requestId)]).toEqual([1, undefined]);
  });

  test("that its handler refuses is marked failed with the reason, and leaves nothing but a note", async () => {
    const payload = clockOf();
    answers.set(payload.requestId, async () => ({ ok: false, reason: "unknown-request" }));
    const { id } = await pair.a.send({ stream: "x", type, payload });
    await untilSettled(pair.a.store);
    const sent = (await readOutbox(pair.a.store)).find((found) => found.id === id);
    expect(sent).toMatchObject({ delivered_at: null, last_error: "unknown-request" });
    expect((await readTraces(pair.b.store)).has(payload.requestId)).toBe(false);
    const refusals = await readRefusals(pair.b.store);
    expect(refusals.find(({ object_id }) => object_id === id)).toMatchObject({
      actor_type: "partner",
      actor_id: "be-brussels",
      facts: { type, reason: "unknown-request" },
    });
  });

  test("whose handler breaks comes again until it is taken, once", async () => {
    let tries = 0;
    const payload = clockOf();
    answers.set(payload.requestId, async () => {
      tries++;
      if (tries < 3) throw new Error("the disk is full");
      return undefined;
    });
    await pair.a.send({ stream: "y", type, payload });
    await untilSettled(pair.a.store);
    expect(tries).toBe(3);
    expect((await readTraces(pair.b.store)).get(payload.requestId)).toBe(1);
  });

  test("delivered again because the sender lost its mark gets the first receipt and no second effect", async () => {
    const id = await sendOne();
    await untilSettled(pair.a.store);
    const receipts = await readInbox(pair.b.store);
    const sent = await row(id);
    await pair.a.store.transaction({ type: "system", name: "test" }, (tx) =>
      tx
        .updateTable("outbox")
        .set({ delivered_at: null })
        .where("id", "=", sent?.id ?? "")
        .execute(),
    );
    await untilSettled(pair.a.store);
    expect(await readInbox(pair.b.store)).toEqual(receipts);
    expect((await readTraces(pair.b.store)).get(id)).toBe(1);
  });
});

describe("A stream", () => {
  test("keeps its order when a message in the middle is put off", async () => {
    const payloads = Array.from({ length: 6 }, () => clockOf());
    const ids = payloads.map(({ requestId }) => requestId);
    let refused = 0;
    answers.set(ids[2]!, async () =>
      refused++ < 2 ? { ok: false, reason: "too-early", later: true } : undefined,
    );
    order.length = 0;
    for (const payload of payloads) await pair.a.send({ stream: "in-order", type, payload });
    await untilSettled(pair.a.store);
    const taken = order.filter((id) => ids.includes(id));
    expect(taken.filter((id, at) => taken.lastIndexOf(id) === at)).toEqual(ids);
    const traces = await readTraces(pair.b.store);
    expect(ids.map((id) => traces.get(id))).toEqual(ids.map(() => 1));
  });

  test("goes on after a message that was refused", async () => {
    const payloads = Array.from({ length: 3 }, () => clockOf());
    answers.set(payloads[0]!.requestId, async () => ({ ok: false, reason: "no" }));
    for (const payload of payloads) await pair.a.send({ stream: "goes-on", type, payload });
    await untilSettled(pair.a.store);
    const traces = await readTraces(pair.b.store);
    expect(payloads.map(({ requestId }) => traces.get(requestId) ?? 0)).toEqual([0, 1, 1]);
  });

  test("does not hold up the others", async () => {
    const blocked = clockOf();
    let open = false;
    answers.set(blocked.requestId, async () =>
      open ? undefined : { ok: false, reason: "not-yet", later: true },
    );
    await pair.a.send({ stream: "blocked", type, payload: blocked });
    const others = await Promise.all(Array.from({ length: 20 }, () => sendOne()));
    await until(
      () => readTraces(pair.b.store),
      (traces) => others.every((id) => traces.get(id) === 1),
    );
    expect((await readTraces(pair.b.store)).has(blocked.requestId)).toBe(false);
    open = true;
    await untilSettled(pair.a.store);
    expect((await readTraces(pair.b.store)).get(blocked.requestId)).toBe(1);
  });
});

test("Many messages of many streams all arrive, each once and in order", async () => {
  const streams = Array.from({ length: 25 }, () => Array.from({ length: 8 }, () => clockOf()));
  order.length = 0;
  await Promise.all(
    streams.map(async (payloads, at) => {
      for (const payload of payloads) await pair.a.send({ stream: `many-${at}`, type, payload });
    }),
  );
  await untilSettled(pair.a.store);
  const traces = await readTraces(pair.b.store);
  for (const payloads of streams) {
    const ids = payloads.map(({ requestId }) => requestId);
    expect(order.filter((id) => ids.includes(id))).toEqual(ids);
    expect(ids.every((id) => traces.get(id) === 1)).toBe(true);
  }
});
