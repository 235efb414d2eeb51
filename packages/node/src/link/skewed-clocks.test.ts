import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@entente/model";
import { startPair, type Pair } from "./link-pair.fixture.ts";
import {
  clockOf,
  readOutbox,
  readTraces,
  tracedType as type,
  traceMessages,
  until,
} from "./link-probe.fixture.ts";

const minute = 60;
const day = 86_400;

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
  await pair.b.reopen((link) => traceMessages(link));
});
afterAll(() => pair.stop());

const row = async (requestId: string) =>
  (await readOutbox(pair.a.store)).find(({ body }) => body.includes(requestId));

describe("A message of a node whose clock is wrong", () => {
  test.each([
    ["ten minutes ahead", 10 * minute, "in-the-future"],
    ["ten minutes behind", -10 * minute, "too-old"],
    ["a day ahead", day, "in-the-future"],
    ["a day behind", -day, "too-old"],
  ])("by %s waits, says why, and arrives once the clock is right", async (_name, ahead, reason) => {
    pair.a.setClock(ahead);
    const payload = clockOf();
    await pair.a.send({ stream: newId(), type, payload });
    await until(
      () => row(payload.requestId),
      (found) => found?.last_error === reason,
    );
    pair.a.setClock(0);
    await until(
      () => row(payload.requestId),
      (found) => found?.delivered_at instanceof Date,
    );
    expect((await readTraces(pair.b.store)).get(payload.requestId)).toBe(1);
  });
});
